import { posts } from '../content/posts/queries.ts'
import type { Transaction } from '../database/database.ts'
import { confirmFigure } from '../figures/figures/life.ts'
import { figures } from '../figures/figures/queries.ts'
import { proposeFigures } from '../figures/proposals/propose.ts'
import { findRow, findRows } from '../resource/rows.ts'
import { audited, writingAsCli, type DemoRow } from './rows.ts'

/** The year that all posts of the demo are about. */
const year = 2020

/**
 * Reads the figures of a demo post and confirms those that are whole, as an editor would: each was compared with the
 * text. Only what is new is confirmed, so that what an editor has rejected stays so.
 */
export async function countPost(transaction: Transaction, { externalId }: DemoRow): Promise<number> {
  const { client } = transaction
  const writing = writingAsCli(transaction, figures)
  const { access } = writing
  const post = await findRow(client, transaction, posts, access, 'external_id', externalId, 'exclude')
  if (post === undefined) return 0
  const caller = { name: access.caller.name, hasKey: true }
  const { created } = await proposeFigures(transaction, caller, String(post['id']), year)
  const rows = await findRows(client, transaction, figures, access, created)
  let changes = 0
  for (const { id, fact_key } of rows.values()) {
    if (fact_key === null) continue
    const written = await confirmFigure(writing, String(id), '*')
    if (await audited(writing, written)) changes++
  }
  return changes
}
