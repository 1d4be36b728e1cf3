import { sql, type SQL } from 'drizzle-orm'
import type { Api } from '../../../platform/http/api.ts'
import { mediaUse } from '../media/files/use.ts'
import type { Post } from './schema.ts'

type Use = Post['media'][number]

/** The files as they are now, by id, with their own alt texts; of those that are gone only the id. */
export type PresentFiles = Record<string, Use>

/** The files that a text uses. */
type UsedFiles = Pick<Post, 'cover' | 'media' | 'seo'>

/** The present files of a text as JSON. @param base the address of the server */
export function presentFiles({ cover, media: uses, seo }: UsedFiles, base: string): SQL {
  const ids = [cover?.media_id ?? null, seo?.image ?? null, ...uses.map(({ media_id }) => media_id)]
  const nothing = sql`null::text`
  const file = mediaUse(
    { media_id: sql`used.id`, caption: nothing, credit: nothing, alt: nothing },
    sql`${base}::text`,
  )
  return sql`coalesce((select json_object_agg(used.id, ${file}) from (select distinct unnest(${sql.param(ids)}::uuid[]) as id) as used where used.id is not null), '{}')`
}

/** A text with its files as they are now: it has them as they were when it was written. */
export function withPresentFiles<Text extends UsedFiles>(text: Text, files: PresentFiles): Text {
  const present = <U extends NonNullable<Post['cover']>>({ caption, credit, own_alt, ...use }: U) => {
    const file = files[use.media_id ?? '']
    return { ...use, ...file, caption, credit, own_alt, alt: own_alt ?? file?.alt ?? null }
  }
  const { cover, media, seo } = text
  return {
    ...text,
    cover: cover && present(cover),
    media: media.map(present),
    seo: seo && { ...seo, image_file: files[seo.image ?? ''] ?? null },
  }
}

/** The same, with the files read. */
export async function readPresentFiles<Text extends UsedFiles>(
  { database, config }: Api,
  text: Text,
): Promise<Text> {
  const { rows } = await database.orm.execute<{ files: PresentFiles }>(
    sql`select ${presentFiles(text, config.publicUrl ?? '')} as files`,
  )
  return withPresentFiles(text, rows[0]!.files)
}
