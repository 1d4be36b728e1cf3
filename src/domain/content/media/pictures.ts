import { sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { Problem } from '../../../platform/http/problems.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { publicUrl } from './files/addresses.ts'
import { mediaUse } from './files/use.ts'
import type { usedPicture } from './use-schema.ts'

/**
 * The picture of a row with all that a page needs to show it; null without one.
 * @param media_id the media item, as an expression
 * @param alt what it is for people who cannot see it
 */
export const pictureOf = (media_id: SQL, alt: SQL, as: string) =>
  sql<z.output<
    typeof usedPicture
  > | null>`case when ${media_id} is not null then ${mediaUse({ media_id, caption: sql`null`, credit: sql`item.credit`, alt }, publicUrl)} end`.as(
    as,
  )

/** A row before it is stored, and the media item that it uses. */
interface PictureUse {
  id: string
  media_id: string | null
}

const notPicture = (field: string) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: `/${field}`,
        code: 'no_picture',
        message: {
          en: 'It must be a picture: take a media item of the kind image.',
          vi: 'Phải là ảnh: hãy chọn một tệp hình ảnh.',
        },
      },
    ],
  })

/** Rejects rows whose media item is no picture; for `prepare`. @param field that names the media item */
export async function rejectOtherKinds(
  uses: readonly PictureUse[],
  field: string,
  { transaction: { client }, rejectRow }: WriteContext,
): Promise<void> {
  const ids = uses.flatMap(({ media_id }) => media_id ?? [])
  if (ids.length === 0) return
  const { rows } = await client.query<{ id: string }>(
    `select id from media where id = any($1) and kind <> 'image'`,
    [ids],
  )
  const others = new Set(rows.map(({ id }) => id))
  for (const { id, media_id } of uses)
    if (media_id !== null && others.has(media_id)) rejectRow(id, notPicture(field))
}
