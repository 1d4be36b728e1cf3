import { acquireLocks, advisoryLocks } from '../../../platform/database/advisory-locks.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { entryIndexes, entryIndexOptions, matchableTermsSql } from '../table.ts'
import { countWords } from './count-words.ts'
import { indexRows } from './store.ts'

/** How many rows a transaction indexes: a writer of one of them waits no longer than that. */
const batchRows = 200
/** How many stored words are remembered, so that each batch does not send all of them again. */
const maxRememberedWords = 500_000

/** How far a fill is. */
export interface FillProgress {
  type: string
  done: number
}

interface Fill {
  /** Whether rows that are in the index already are read again. */
  again: boolean
  onProgress?: (progress: FillProgress) => void
  /** Asked before each batch; finished batches stay. */
  isStopped?: () => boolean
}

// locked, so that this does not overwrite a newer entry of a writer; first a page and then the missing rows of it, because
// the planner could read both tables for each page
const pageOf = ({ table }: SearchProvider) => `with page as materialized (
    select id from ${table} where id > $1 and deleted_at is null order by id limit ${batchRows} for share
  ) select id, exists (select 1 from search_documents where search_documents.id = page.id) as indexed from page order by id`

async function fillProvider(
  database: Database,
  provider: SearchProvider,
  fill: Fill,
  words: Set<string>,
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let done = 0
  while (!fill.isStopped?.()) {
    const { last, count } = await database.transaction(async ({ client }) => {
      const { rows } = await client.query<{ id: string; indexed: boolean }>(pageOf(provider), [after])
      const batch = rows.filter(({ indexed }) => fill.again || !indexed).map(({ id }) => id)
      if (batch.length > 0) await indexRows(client, provider, batch, words)
      return { last: rows.at(-1)?.id, count: batch.length }
    })
    if (last === undefined) break
    after = last
    done += count
    if (words.size > maxRememberedWords) words.clear()
    fill.onProgress?.({ type: provider.type, done })
  }
  return done
}

/** Removes entries of rows that are gone: only changes outside the API leave such entries. */
const removeOrphans = ({ pool }: Database, { type, table }: SearchProvider) =>
  pool.query(
    `delete from search_documents where type = $1 and not exists (select 1 from ${table} source where source.id = search_documents.id and deleted_at is null)`,
    [type],
  )

async function fillRows(
  database: Database,
  providers: readonly SearchProvider[],
  fill: Fill,
): Promise<number> {
  const words = new Set<string>()
  let done = 0
  for (const provider of providers) {
    done += await fillProvider(database, provider, fill, words)
    if (fill.again) await removeOrphans(database, provider)
  }
  return done
}

/**
 * Brings the index up to what the tables hold, while searches and writes go on. Each batch is complete; the next fill
 * completes one that was stopped.
 * @returns how many rows were read
 */
export async function fillIndex(
  database: Database,
  providers: readonly SearchProvider[],
  fill: Fill,
): Promise<number> {
  const done = await fillRows(database, providers, fill)
  if (done > 0 && !fill.isStopped?.()) await countWords(database)
  return done
}

/**
 * Fills an empty index, and sorts it once at the end, which is many times faster than entry by entry. An index that is
 * not empty is filled as it is.
 */
export async function loadIndex(
  database: Database,
  providers: readonly SearchProvider[],
  fill: Fill,
): Promise<number> {
  const { pool } = database
  const { rows } = await pool.query<{ used: boolean }>(
    'select exists (select 1 from search_documents) as used',
  )
  if (rows[0]?.used) return await fillIndex(database, providers, fill)
  await pool.query(`drop index if exists ${entryIndexes.map(({ name }) => name).join(', ')}`)
  let done = 0
  try {
    done = await fillRows(database, providers, fill)
  } finally {
    await ensureIndex(database)
  }
  // this uses the index, which exists from here on
  if (done > 0 && !fill.isStopped?.()) await countWords(database)
  return done
}

/** Creates the indexes of entries where a load that was stopped has left none. */
export async function ensureIndex(database: Database): Promise<void> {
  const options = Object.entries(entryIndexOptions).map(([name, value]) => `${name} = ${value}`)
  await database.transaction(async ({ client }) => {
    // Postgres fails one of two sessions that create the same index at once, also with `if not exists`
    await acquireLocks(client, advisoryLocks.searchIndexes)
    for (const { name, where } of entryIndexes) {
      await client.query(
        `create index if not exists ${name} on search_documents using gin ((${matchableTermsSql}))
        with (${options.join(', ')}) where ${where}`,
      )
    }
  })
  // statistics of entries belong to the expression of the index, so the index comes first
  await database.pool.query('analyze search_documents')
}

/** Whether there are rows and none of them is in the index: the database is of a version without search. */
export async function lacksIndex({ pool }: Database, providers: readonly SearchProvider[]): Promise<boolean> {
  const some = providers
    .map(({ table }) => `exists (select 1 from ${table} where deleted_at is null)`)
    .join(' or ')
  const { rows } = await pool.query<{ lacks: boolean }>(
    `select not exists (select 1 from search_documents) and (${some}) as lacks`,
  )
  return rows[0]?.lacks ?? false
}
