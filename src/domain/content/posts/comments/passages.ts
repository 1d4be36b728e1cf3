import { hasLoneSurrogate } from '../../../../libraries/vietnamese/text.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import type { Post } from '../schema.ts'
import type { CommentInput, PostComment } from './schema.ts'

/** The texts of a post that comments are about. */
type CommentedTexts = Pick<Post, 'title' | 'summary' | 'body_text'>

/** A passage as it is stored. */
interface StoredPassage {
  field: keyof CommentedTexts
  start: number
  end: number
  quote: string
}

/**
 * The passage of a new comment, with its words.
 * @throws Problem 422 if the text has no such words
 */
export function storedPassage(texts: CommentedTexts, passage: CommentInput['passage']): StoredPassage | null {
  if (passage === null) return null
  const { field, start, end } = passage
  const quote = (texts[field] ?? '').slice(start, end)
  const isThere = start < end && quote.length === end - start && quote.trim() !== ''
  // half a character would be stored as another one
  if (isThere && !hasLoneSurrogate(quote)) return { ...passage, quote }
  throw new Problem('unprocessable', {
    errors: [
      {
        pointer: '/passage',
        code: 'no_such_passage',
        message: {
          en: 'The text has no words at this place: read the working draft again, and take the offsets from it.',
          vi: 'Văn bản không có chữ nào ở vị trí này; hãy đọc lại bản nháp và lấy lại vị trí.',
        },
      },
    ],
  })
}

/** The place of a passage in a text that may have changed: where it was, else the first place with its words. */
export function currentPassage(
  texts: CommentedTexts,
  { field, start, end, quote }: StoredPassage,
): PostComment['passage'] {
  const text = texts[field] ?? ''
  const at = text.slice(start, end) === quote ? start : text.indexOf(quote)
  if (at === -1) return { field, start, end, quote, stale: true }
  return { field, start: at, end: at + quote.length, quote, stale: false }
}
