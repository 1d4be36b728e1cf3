import { uuidv7 } from 'uuidv7'
import type { StoredRow, WriteContext } from '../../../resource/definition.ts'
import { insertRows } from '../../../resource/store-rows.ts'
import { postRevisions } from './table.ts'

/** Keeps the states that posts are in now. Whoever may write sees all of a post, so the kept state is whole. */
export async function keepRevisions(
  rows: readonly StoredRow[],
  { transaction, access }: WriteContext,
): Promise<void> {
  const kept = rows.map(({ id, row }) => {
    const { url: _url, internal: _internal, ...content } = row
    return {
      id: uuidv7(),
      post_id: id,
      revision: row['revision'],
      actor: access.caller.name,
      title: row['title'],
      status: row['status'],
      content,
    }
  })
  await insertRows(transaction, postRevisions, kept)
}
