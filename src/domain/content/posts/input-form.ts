import type { Post, PostInput } from './schema.ts'

/** A use of a file as an input gives it. */
const useOf = <Id extends string | null>(use: {
  media_id: Id
  caption: string | null
  credit: string | null
  alt: string | null
}) => ({ media_id: use.media_id, caption: use.caption, credit: use.credit, alt: use.alt })

/** A post's row in the form of its input: without what only responses have. */
export function postInputForm(row: Post) {
  const cover: PostInput['cover'] = row.cover === null ? null : useOf(row.cover)
  return {
    ...row,
    cover,
    media: row.media.map((use) => useOf(use)),
    byline: row.byline.map(({ person_id, name, degree, position, unit }) => ({
      person_id,
      name,
      degree,
      position,
      unit,
    })),
  }
}
