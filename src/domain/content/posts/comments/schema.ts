import { z } from 'zod'
import { lines, validationError } from '../../../../platform/http/fields.ts'
import { commentedFields } from './table.ts'

const field = z
  .enum(commentedFields)
  .describe('The text of the working draft, or of the post if there is none.')
const offset = (which: string) => z.int().min(0).describe(`${which} of the passage, in UTF-16 code units.`)

/** The list of comments finds each passage again: the time grows with its length. */
const maxPassageCharacters = 1_000

const passageInput = z
  .strictObject({ field, start: offset('Start'), end: offset('End') })
  .refine(({ start, end }) => end - start <= maxPassageCharacters, {
    path: ['end'],
    ...validationError(
      'too_long',
      'A passage has at most 1,000 characters: name its beginning, or comment on the whole.',
      'Đoạn văn dài tối đa 1.000 ký tự; hãy chọn phần đầu của đoạn, hoặc nhận xét về cả bài.',
    ),
  })
  .meta({
    id: 'CommentPassageInput',
    description: 'The words that a comment is about, at most 1,000 characters.',
  })

/** The text of a comment. */
export const commentText = lines(4000).describe('What is said.')

/** The body of a new comment. */
export const commentInput = z
  .strictObject({
    text: commentText,
    passage: passageInput
      .nullable()
      .default(null)
      .describe('The words that it is about; null: the whole post.'),
  })
  .meta({
    id: 'PostCommentInput',
    description: 'A new comment on a post.',
    example: { text: 'Đề nghị kiểm tra lại số lớp.' },
  })

/** The input of a comment. */
export type CommentInput = z.output<typeof commentInput>

const passage = z
  .object({
    field,
    start: offset('Start'),
    end: offset('End'),
    quote: z.string().describe('The words, as they were when the comment was written.'),
    stale: z
      .boolean()
      .describe('Whether these words are gone; `start` and `end` are then those of that time.'),
  })
  .meta({ id: 'CommentPassage', description: 'The words that a comment is about, in the text as it is now.' })

const caller = (what: string) => z.string().describe(`The caller that ${what}, as named in the audit trail.`)
const callerName = (what: string) =>
  z.string().nullable().describe(`The name of the caller that ${what}, as it was then; null if it has none.`)

/** A comment on a post. */
export const postComment = z
  .object({
    id: z.uuid().describe('UUID version 7, made by the server; sorts by creation.'),
    post_id: z.uuid().describe('Id of the post.'),
    text: z.string().describe('What is said.'),
    passage: passage
      .nullable()
      .describe('The words that it is about; null: the whole post.')
      .meta({ example: { field: 'body_text', start: 0, end: 9, quote: 'Nhà trườn', stale: false } }),
    created_at: z.iso.datetime({ offset: true }).describe('When it was written (UTC).'),
    created_by: caller('wrote it'),
    created_by_name: callerName('wrote it'),
    resolved_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When it was resolved (UTC); null: open.'),
    resolved_by: caller('resolved it').nullable(),
    resolved_by_name: callerName('resolved it'),
  })
  .meta({ id: 'PostComment', description: 'What an editor says about a post. Readers never see it.' })

/** The response of a comment. */
export type PostComment = z.output<typeof postComment>
