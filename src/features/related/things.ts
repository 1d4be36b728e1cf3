import { statedByPostText } from '../../domain/figures/figures/visibility.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import type { Connection } from '../../platform/database/database.ts'

/** What posts can have in common, beside words: each with the id or code that names it, and its name. */
export interface Thing {
  kind: 'program' | 'people' | 'tags' | 'section'
  key: string
  name: string
}

/** More tags, authors or programmes of a post are not compared. */
const maxOfKind = { people: 10, tags: 10, program: 5 } as const

const thingsSql = `
  (select 'program' as kind, programs.code as key, programs.name from programs where programs.deleted_at is null and programs.code in (
    select figures.dimensions ->> 'program' from figures where figures.post_id = $1 and ${statedByPostText('figures')}
  ) order by programs.code limit ${maxOfKind.program})
  union all (select 'people', people.id::text, people.name from people
    where people.id = any($2::uuid[]) and people.deleted_at is null order by people.id limit ${maxOfKind.people})
  union all (select 'tags', tags.id::text, tags.name from tags
    where tags.id = any($3::uuid[]) and tags.deleted_at is null order by tags.id limit ${maxOfKind.tags})
  union all (select 'section', sections.id::text, sections.name from sections
    where sections.id = $4::uuid and sections.deleted_at is null)`

/** What a post is about, who wrote it and where it is, as far as readers know it. */
export async function thingsOf(connection: Connection, post: Post): Promise<Thing[]> {
  const people = post.byline.flatMap(({ person_id }) => person_id ?? [])
  const { rows } = await connection.query<Thing>({
    name: 'related-things',
    text: thingsSql,
    values: [post.id, people, post.tag_ids, post.section_id],
  })
  return rows
}
