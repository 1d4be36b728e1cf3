import type { Post, PostInput } from './schema.ts'

/** A use of a file with the fields of the input only: of its alt texts the own one. */
const useInput = <Id extends string | null>(use: {
  media_id: Id
  caption: string | null
  credit: string | null
  own_alt: string | null
}) => ({ media_id: use.media_id, caption: use.caption, credit: use.credit, alt: use.own_alt })

/** What search engines are told, without the file of its picture. */
const seoInput = ({ title, description, image, noindex, canonical }: NonNullable<Post['seo']>) => ({
  title,
  description,
  image,
  noindex,
  canonical,
})

/** The row of a post in the form of its input, without the fields that only responses have. */
export function postInputForm(row: Post) {
  const cover: PostInput['cover'] = row.cover === null ? null : useInput(row.cover)
  return {
    ...row,
    cover,
    media: row.media.map((use) => useInput(use)),
    seo: row.seo && seoInput(row.seo),
    byline: row.byline.map(({ person_id, name, degree, position, unit }) => ({
      person_id,
      name,
      degree,
      position,
      unit,
    })),
  }
}
