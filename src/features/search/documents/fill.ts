import { setTimeout as sleep } from 'node:timers/promises'
import { acquireLocks, advisoryLocks, tryAcquireLock } from '../../../platform/database/advisory-locks.ts'
import type { Connection, Database } from '../../../platform/database/database.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { beginFill, markFilled } from '../index-state.ts'
import { entryIndexes, entryIndexOptions, indexFormat, matchableTermsSql, otherFormatSql } from '../table.ts'
import { countWords } from './count-words.ts'
import { addMissingSequences } from './missing-sequences.ts'
import { indexRows } from './store.ts'

/** How many rows a transaction indexes: a writer of one of them waits no longer than that. */
const batchRows = 200
/** How many rows are read at once to find those that are missing. */
const pageRows = 2000
/** How long a fill waits while another process indexes a batch. */
const busyPauseMs = 500
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

const isIndexedSql = (rows: string) =>
  `exists (select from search_documents where search_documents.id = ${rows}.id and format = ${indexFormat})`

// first a page and then the missing rows of it, because the planner could read both tables for each page
const pageSql = ({ table }: SearchProvider) => `with page as materialized (
    select id from ${table} where id > $1 and deleted_at is null order by id limit ${pageRows}
  ) select id, ${isIndexedSql('page')} as indexed from page order by id`

// locked, so that the fill does not overwrite a newer entry of a writer
const lockRowsSql = ({ table }: SearchProvider) => `with locked as materialized (
    select id from ${table} where id = any($1) and deleted_at is null order by id for share
  ) select id, ${isIndexedSql('locked')} as indexed from locked order by id`

const isLaterSql = `select from search_index_state where format > ${indexFormat}`

/** Deletes entries of rows that are gone, among these ids or all. */
const deleteOrphans = (connection: Connection, { type, table }: SearchProvider, ids: string[] | null) =>
  connection.query(
    `delete from search_documents where type = $1 and ($2::uuid[] is null or id = any($2))
    and not exists (select from ${table} source where source.id = search_documents.id and deleted_at is null)`,
    [type, ids],
  )

/** A fill that is under way. */
interface RunningFill extends Fill {
  database: Database
  words: Set<string>
}

/** Indexes rows; undefined while another process indexes a batch. @returns how many were read */
async function indexBatch(
  { database, again, words }: RunningFill,
  provider: SearchProvider,
  ids: readonly string[],
): Promise<number | undefined> {
  return await database.transaction(async ({ client }) => {
    // the lock ends with the transaction: a session would keep it, or lose it, behind a pooler
    if (!(await tryAcquireLock(client, advisoryLocks.searchFill))) return undefined
    const { rowCount: later } = await client.query(isLaterSql)
    if (later !== 0) throw new Error('a later version fills the search index')
    const { rows } = await client.query<{ id: string; indexed: boolean }>(lockRowsSql(provider), [ids])
    const batch = rows.filter(({ indexed }) => again || !indexed).map(({ id }) => id)
    if (batch.length > 0) await indexRows(client, provider, batch, words)
    return batch.length
  })
}

/** Indexes rows, batch by batch. @returns how many were read */
async function indexAll(
  fill: RunningFill,
  provider: SearchProvider,
  ids: readonly string[],
): Promise<number> {
  let done = 0
  for (let at = 0; at < ids.length && !fill.isStopped?.();) {
    const count = await indexBatch(fill, provider, ids.slice(at, at + batchRows))
    if (count === undefined) {
      await sleep(busyPauseMs)
      continue
    }
    at += batchRows
    done += count
    if (fill.words.size > maxRememberedWords) fill.words.clear()
  }
  return done
}

async function fillProvider(fill: RunningFill, provider: SearchProvider): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let done = 0
  while (!fill.isStopped?.()) {
    const { rows } = await fill.database.pool.query<{ id: string; indexed: boolean }>(pageSql(provider), [
      after,
    ])
    const last = rows.at(-1)
    if (last === undefined) break
    const wanted = rows.filter(({ indexed }) => fill.again || !indexed)
    for (let at = 0; at < wanted.length; at += batchRows) {
      const batch = wanted.slice(at, at + batchRows).map(({ id }) => id)
      done += await indexAll(fill, provider, batch)
      fill.onProgress?.({ type: provider.type, done })
    }
    after = last.id
  }
  return done
}

/** Makes entries of other formats anew. @returns how many rows were read */
async function refreshOtherFormats(fill: RunningFill, providers: readonly SearchProvider[]): Promise<number> {
  const { pool } = fill.database
  let done = 0
  for (const provider of providers) {
    while (!fill.isStopped?.()) {
      const { rows } = await pool.query<{ id: string }>(
        `select id from search_documents where ${otherFormatSql} and type = $1 limit ${batchRows}`,
        [provider.type],
      )
      if (rows.length === 0) break
      const ids = rows.map(({ id }) => id)
      done += await indexAll(fill, provider, ids)
      await deleteOrphans(pool, provider, ids)
    }
  }
  // a type that this version does not have
  await pool.query(`delete from search_documents where ${otherFormatSql} and type <> all($1)`, [
    providers.map(({ type }) => type),
  ])
  return done
}

/** Makes anew what processes of other versions have written. @returns how many rows were read */
async function refreshOtherVersions(
  fill: RunningFill,
  providers: readonly SearchProvider[],
): Promise<number> {
  const done = await refreshOtherFormats(fill, providers)
  return done + (await addMissingSequences(fill.database, providers, batchRows, fill.isStopped))
}

async function fillRows(fill: RunningFill, providers: readonly SearchProvider[]): Promise<number> {
  let done = 0
  for (const provider of providers) {
    done += await fillProvider(fill, provider)
    // only changes outside the API leave such entries
    if (fill.again) await deleteOrphans(fill.database.pool, provider, null)
  }
  return done + (await refreshOtherVersions(fill, providers))
}

/**
 * Fills the index, and says that it is complete. Each batch is complete; the next fill completes one that was stopped.
 * @returns how many rows were read
 */
async function fillAndMark(fill: RunningFill, providers: readonly SearchProvider[]): Promise<number> {
  const done = await fillRows(fill, providers)
  if (!fill.isStopped?.()) await markFilled(fill.database.pool)
  return done
}

/**
 * Brings the index up to what the tables hold, while writes go on; searches too, unless the index is not complete.
 * Several processes may do so at the same time: each row is read by one of them.
 * @returns how many rows were read
 */
export async function fillIndex(
  database: Database,
  providers: readonly SearchProvider[],
  fill: Fill,
): Promise<number> {
  await beginFill(database.pool, providers)
  const done = await fillAndMark({ ...fill, database, words: new Set() }, providers)
  if (done > 0 && !fill.isStopped?.()) await countWords(database)
  return done
}

/** Makes anew what processes of another version have written since the index was filled. */
export const refreshIndex = (
  database: Database,
  providers: readonly SearchProvider[],
  fill: Pick<Fill, 'isStopped'>,
): Promise<number> => refreshOtherVersions({ ...fill, again: false, database, words: new Set() }, providers)

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
  await beginFill(pool, providers)
  await pool.query(`drop index if exists ${entryIndexes.map(({ name }) => name).join(', ')}`)
  let done = 0
  const words = new Set<string>()
  try {
    done = await fillRows({ ...fill, database, words }, providers)
  } finally {
    await ensureIndex(database)
  }
  if (!fill.isStopped?.()) await markFilled(pool)
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
