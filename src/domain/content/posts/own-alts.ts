import type { Transaction } from '../../../platform/database/database.ts'
import type { PostDraft } from './related-input.ts'
import type { Post, PostInput } from './schema.ts'

type UseInput = NonNullable<PostInput['cover']> | PostInput['media'][number]

const usesOf = ({ cover, media }: Pick<PostInput, 'cover' | 'media'>): UseInput[] =>
  cover === null ? media : [cover, ...media]

/** Whether the stored post has this alt text for this file as its own. */
const isOwnAlready = (current: Post | undefined, { media_id, alt }: UseInput): boolean =>
  current !== undefined &&
  [...(current.cover === null ? [] : [current.cover]), ...current.media].some(
    (use) => use.media_id === media_id && use.own_alt === alt,
  )

/**
 * Removes alt texts that are those of the file: a client that sends a post back sends them, and the use must go on to follow
 * its file.
 */
export async function withOwnAlts(
  { client }: Transaction,
  drafts: readonly PostDraft[],
): Promise<readonly PostDraft[]> {
  const ids = drafts.flatMap(({ values, current }) =>
    usesOf(values).flatMap((use) =>
      use.media_id === null || use.alt === null || isOwnAlready(current, use) ? [] : [use.media_id],
    ),
  )
  if (ids.length === 0) return drafts
  const { rows } = await client.query<{ id: string; alt: string }>(
    'select id, alt from media where id = any($1) and alt is not null',
    [ids],
  )
  const altOf = new Map(rows.map(({ id, alt }) => [id, alt]))
  return drafts.map((draft) => {
    const { cover, media } = draft.values
    const own = <U extends UseInput>(use: U): U =>
      use.media_id !== null && altOf.get(use.media_id) === use.alt && !isOwnAlready(draft.current, use)
        ? { ...use, alt: null }
        : use
    return {
      ...draft,
      values: { ...draft.values, cover: cover === null ? null : own(cover), media: media.map(own) },
    }
  })
}
