import { sql } from 'drizzle-orm'
import { sqlStatement } from '../../../platform/database/statement.ts'
import type { Include, ReadOnlyResource } from '../../../platform/resource/definition.ts'
import type { Post } from './schema.ts'

/** The live posts that translate a post, that it translates, and that translate the same one, by language. */
const translationIds = sqlStatement<{ id: string; translations: string[] }>(
  'post_translations',
  sql`select asked.id, array(
      select post.id from (
        select id from posts where translation_of = coalesce(asked.translation_of, asked.id)
        union select id from posts where translation_of = asked.id
        union select asked.translation_of
      ) as same join posts post on post.id = same.id
      where post.id <> asked.id and post.deleted_at is null order by post.language, post.id
    ) as translations
    from posts asked where asked.id = any(${sql.placeholder('ids')}::uuid[])`,
)

/** `include=translations`: the same post in other languages. @param target the resource of posts */
export const translationsAmong = (
  target: () => ReadOnlyResource,
): Include<Pick<Post, 'id' | 'translations'>, Post> => ({
  target,
  find: async (connection, rows) => {
    const found = await translationIds.all(connection, { ids: rows.map(({ id }) => id) })
    return new Map(found.map(({ id, translations }) => [id, translations]))
  },
  ids: ({ id }, found) => found.get(id) ?? [],
  attach: (row, targets, found) => {
    const translations = (found.get(row.id) ?? []).flatMap((id) => targets.get(id) ?? [])
    row.translations = translations.map(({ id, slug, language, title, url }) => ({
      id,
      slug,
      language,
      title,
      url,
    }))
  },
})
