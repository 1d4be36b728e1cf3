import { hash } from 'node:crypto'
import type { Post } from '../../domain/content/posts/schema.ts'

type Use = Pick<Post['media'][number], 'caption' | 'credit'> & { media_id: string | null }

const useOf = ({ media_id, caption, credit }: Use) => [media_id, caption, credit]

/** JSON may have it as it is or as an escape, and programs differ in that. Nobody sees it in a text. */
const deleteCharacter = '\u007f'

/**
 * The hash of what a post says, in hexadecimal digits: SHA-256 of a JSON list without blanks in UTF-8, of the fields as
 * `GET /v1/posts/{id}` has them, without U+007F. `docs/site.md` says how to compute it elsewhere, so neither fields nor order may
 * change.
 */
export const contentHash = (post: Post): string =>
  hash(
    'sha256',
    JSON.stringify([
      post.id,
      post.language,
      post.title,
      post.summary,
      post.body,
      post.byline.map(({ name, degree, position, unit }) => [name, degree, position, unit]),
      post.cover && useOf(post.cover),
      post.media.map(useOf),
      post.video_url,
      post.event_date,
      post.published_at,
      post.correction_note,
      post.corrected_on,
    ]).replaceAll(deleteCharacter, ''),
    'hex',
  )
