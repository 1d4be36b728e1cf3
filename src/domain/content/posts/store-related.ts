import { isDeepStrictEqual } from 'node:util'
import { inArray } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Draft, Row, WriteContext } from '../../../platform/resource/definition.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import { postInputForm } from './prepare.ts'
import { postBylines, postMedia, postTags } from './table.ts'

const lists: { field: string; table: PgTable & { post_id: PgColumn }; rowOf: (item: unknown) => Row }[] = [
  { field: 'tag_ids', table: postTags, rowOf: (item) => ({ tag_id: item }) },
  { field: 'byline', table: postBylines, rowOf: (item) => item as Row },
  { field: 'media', table: postMedia, rowOf: (item) => item as Row },
]

const itemsOf = (values: Row | undefined, field: string) => (values?.[field] ?? []) as unknown[]

/** Stores the lists of posts that lie in tables of their own; lists that stay as they are are not touched. */
export async function storeRelated(drafts: readonly Draft[], { transaction }: WriteContext): Promise<void> {
  const before = new Map(
    drafts.flatMap(({ id, current }) =>
      current === undefined ? [] : [[id, postInputForm(current)] as const],
    ),
  )
  for (const { field, table, rowOf } of lists) {
    const changed = drafts.filter(
      ({ id, values }) => !isDeepStrictEqual(itemsOf(values, field), itemsOf(before.get(id), field)),
    )
    const known = changed.map(({ id }) => id).filter((id) => before.has(id))
    if (known.length > 0) await transaction.orm.delete(table).where(inArray(table.post_id, known))
    const rows = changed.flatMap(({ id, values }) =>
      itemsOf(values, field).map((item, ordinal) => ({ ...rowOf(item), post_id: id, ordinal })),
    )
    await insertRows(transaction, table, rows)
  }
}
