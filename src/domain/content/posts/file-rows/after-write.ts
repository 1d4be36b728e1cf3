import type { StoredRow } from '../../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { afterPostWrite } from '../after-write.ts'
import { afterPublication } from '../after-publication.ts'
import { endReviewsOfPublished } from '../approval/end-reviews.ts'
import { statusBefore } from './draft.ts'
import type { Post } from '../schema.ts'
import type { PostFileRow } from './schema.ts'

type StoredPost = StoredRow<PostFileRow>

/** A use of a file in the form of a row or of an input, where its own alt text is `alt`. */
const asUse = <U extends { alt: string | null; own_alt?: string | null }>(use: U) => ({
  ...use,
  own_alt: use.own_alt === undefined ? use.alt : use.own_alt,
})

/** The post of a row that may have the form of its input, since rows of files are not read back. */
const asPost = ({ id, current, row }: StoredPost): StoredRow<Post> => ({
  id,
  current,
  row: {
    ...row,
    id,
    deleted_at: null,
    cover: row.cover === null ? null : asUse(row.cover),
    media: row.media.map(asUse),
  },
})

/** What follows of the posts of a file, as if each was changed and published by itself. */
export async function afterFileRows(rows: readonly StoredPost[], context: WriteContext): Promise<void> {
  const stored = rows.map(asPost)
  await afterPostWrite(stored, context)
  const published = stored.filter(
    ({ current, row }) => row.status === 'published' && statusBefore(current) !== 'published',
  )
  // new posts have neither reviews, nor links, nor figures
  const known = published.filter(({ current }) => current !== undefined).map(({ row }) => row)
  if (known.length === 0) return
  await endReviewsOfPublished(known, context)
  const audited = await afterPublication(known, context)
  for (const [id, fields] of audited)
    context.alsoChanged.push({ resource: 'posts', id, revision: null, fields: [...fields] })
}
