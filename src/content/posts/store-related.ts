import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Row, WriteContext } from '../../resource/definition.ts'
import { postInputForm } from './prepare.ts'
import { postBylines, postMedia, postTags } from './table.ts'

const lists: { field: string; table: PgTable & { post_id: PgColumn }; rowOf: (item: unknown) => Row }[] = [
  { field: 'tag_ids', table: postTags, rowOf: (item) => ({ tag_id: item }) },
  { field: 'byline', table: postBylines, rowOf: (item) => item as Row },
  { field: 'media', table: postMedia, rowOf: (item) => item as Row },
]

/** Stores the lists of a post that lie in tables of their own; lists that stay as they are are not touched. */
export async function storeRelated(values: Row, { transaction, current, id }: WriteContext): Promise<void> {
  const before = current === undefined ? undefined : postInputForm(current)
  for (const { field, table, rowOf } of lists) {
    const items = (values[field] ?? []) as unknown[]
    if (isDeepStrictEqual(items, before?.[field] ?? [])) continue
    if (before !== undefined) await transaction.orm.delete(table).where(eq(table.post_id, id))
    if (items.length === 0) continue
    const rows = items.map((item, ordinal) => ({ ...rowOf(item), post_id: id, ordinal }))
    await transaction.orm.insert(table).values(rows as never)
  }
}
