import { sql } from 'drizzle-orm'
import type { Api } from '../../../../platform/http/api.ts'
import { sections } from '../../sections/table.ts'
import { people } from '../../people/table.ts'
import { tags } from '../../tags/table.ts'
import { presentFiles, withPresentFiles, type PresentFiles } from '../present-files.ts'
import type { Post } from '../schema.ts'
import { posts } from '../table.ts'
import { visiblePost } from '../visibility.ts'
import { postPreview, type PostPreview } from './schema.ts'

/** A post as readers of the published post would get it, with the names that its page shows. */
export interface PreviewedPost {
  post: PostPreview
  section: string | null
  tags: string[]
}

/** What is live of the rows that a draft refers to. A draft keeps no row from the trash. */
interface LiveReferences extends Record<string, unknown> {
  section: { id: string; name: string } | null
  tags: { id: string; name: string }[]
  files: PresentFiles
  person_ids: string[]
  translation_of: string | null
}

async function liveReferences({ database, config }: Api, draft: Post): Promise<LiveReferences> {
  const { section_id, tag_ids, translation_of, byline } = draft
  const personIds = byline.map(({ person_id }) => person_id)
  const uuids = (ids: readonly (string | null)[]) => sql`${sql.param(ids)}::uuid[]`
  const { rows } = await database.orm.execute<LiveReferences>(sql`select
    (select json_build_object('id', id, 'name', name) from ${sections} where id = ${section_id} and deleted_at is null) as section,
    coalesce((select json_agg(json_build_object('id', id, 'name', name) order by array_position(${uuids(tag_ids)}, id))
      from ${tags} where id = any(${uuids(tag_ids)}) and deleted_at is null), '[]') as tags,
    ${presentFiles(draft, config.publicUrl ?? '')} as files,
    coalesce((select json_agg(id) from ${people} where id = any(${uuids(personIds)}) and deleted_at is null), '[]') as person_ids,
    (select id from ${posts} where id = ${translation_of} and deleted_at is null and ${visiblePost()}) as translation_of`)
  return rows[0]!
}

/** The next version of a post, without what only editors see and what is in the trash now. */
export async function asReadersSee(api: Api, draft: Post): Promise<PreviewedPost> {
  const live = await liveReferences(api, draft)
  const persons = new Set(live.person_ids)
  const { sitePostUrl } = api.config
  // the schema leaves out every field that it does not name
  const post = postPreview.parse({
    ...withPresentFiles(draft, live.files),
    section_id: live.section?.id ?? null,
    tag_ids: live.tags.map(({ id }) => id),
    byline: draft.byline.map((author) => ({
      ...author,
      person_id: author.person_id !== null && persons.has(author.person_id) ? author.person_id : null,
    })),
    translation_of: live.translation_of,
    url: sitePostUrl?.replaceAll('{slug}', draft.slug) ?? null,
  })
  return { post, section: live.section?.name ?? null, tags: live.tags.map(({ name }) => name) }
}
