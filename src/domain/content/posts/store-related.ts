import { isDeepStrictEqual } from 'node:util'
import { inArray } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Row } from '../../../platform/resource/row.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import { postInputForm } from './input-form.ts'
import type { PostDraft } from './related-input.ts'
import type { PostInput } from './schema.ts'
import { takeReviewsBack } from './working-draft/follow-posts.ts'
import { postBylines, postMedia, postTags } from './table.ts'

/** The lists of a post that have their own tables. */
type RelatedLists = Pick<PostInput, 'tag_ids' | 'byline' | 'media'>

const lists: { table: PgTable & { post_id: PgColumn }; rowsOf: (values: RelatedLists) => Row[] }[] = [
  { table: postTags, rowsOf: ({ tag_ids: ids = [] }) => ids.map((id) => ({ tag_id: id })) },
  { table: postBylines, rowsOf: ({ byline }) => byline },
  { table: postMedia, rowsOf: ({ media }) => media },
]

/** Stores the lists of posts in their tables; unchanged lists are not written. What was reviewed and changes is reviewed again. */
export async function storeRelated(drafts: readonly PostDraft[], context: WriteContext): Promise<void> {
  const { transaction } = context
  const before = new Map(
    drafts.flatMap(({ id, current }) =>
      current === undefined ? [] : [[id, postInputForm(current)] as const],
    ),
  )
  for (const { table, rowsOf } of lists) {
    const changed = drafts.filter(({ id, values }) => {
      const stored = before.get(id)
      return !isDeepStrictEqual(rowsOf(values), stored === undefined ? [] : rowsOf(stored))
    })
    const existingIds = changed.map(({ id }) => id).filter((id) => before.has(id))
    if (existingIds.length > 0) await transaction.orm.delete(table).where(inArray(table.post_id, existingIds))
    const rows = changed.flatMap(({ id, values }) =>
      rowsOf(values).map((row, ordinal) => ({ ...row, post_id: id, ordinal })),
    )
    await insertRows(transaction, table, rows)
  }
  await takeReviewsBack(drafts, context)
}
