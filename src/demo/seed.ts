import { sql } from 'drizzle-orm'
import { links } from '../content/links/queries.ts'
import { people } from '../content/people/queries.ts'
import { takeStep } from '../content/posts/publishing.ts'
import { posts } from '../content/posts/queries.ts'
import { sections } from '../content/sections/queries.ts'
import { tags } from '../content/tags/queries.ts'
import type { Database, Transaction } from '../database/database.ts'
import { partyCells } from '../party/cells/queries.ts'
import { commendations } from '../party/commendations/queries.ts'
import { researchOutputs } from '../research/outputs/queries.ts'
import { findRow } from '../resource/rows.ts'
import { programs } from '../training/programs/queries.ts'
import { linkRows, personRows, postedAt, postRows, sectionRows, tagRows } from './content.ts'
import { countPost } from './figures.ts'
import { commendationRows, partyCellRows, programRows, researchOutputRows } from './registers.ts'
import { audited, putRows, writingAsCli, type DemoRow } from './rows.ts'

async function publishOnce(transaction: Transaction, { externalId }: DemoRow): Promise<number> {
  const writing = writingAsCli(transaction, posts)
  const row = await findRow(
    transaction.client,
    transaction,
    posts,
    writing.access,
    'external_id',
    externalId,
    'exclude',
  )
  // an editor who took it back meant it
  if (row === undefined || row['published_at'] !== null) return 0
  const written = await takeStep(writing, String(row['id']), 'publish', '*', new Date(postedAt).toISOString())
  return (await audited(writing, written)) ? 1 : 0
}

async function seed(transaction: Transaction): Promise<number> {
  let changes = 0
  const sets = [
    [sections, sectionRows],
    [tags, tagRows],
    [people, personRows],
    [links, linkRows],
    [posts, postRows],
    [programs, programRows],
    [partyCells, partyCellRows],
    [commendations, commendationRows],
    [researchOutputs, researchOutputRows],
  ] as const
  for (const [resource, rows] of sets) changes += await putRows(transaction, resource, rows)
  for (const row of postRows) changes += await publishOnce(transaction, row)
  for (const row of postRows) changes += await countPost(transaction, row)
  return changes
}

/**
 * Loads the demo year: what a provincial political school reported of 2020.
 * @returns how many rows were written; a second run writes none
 */
export function seedDemo(database: Database): Promise<number> {
  return database.transaction(async (transaction) => {
    await transaction.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('demo', 3))`)
    return await seed(transaction)
  })
}
