import type { Database } from '../../../platform/database/database.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { entryIndexes, entryIndexOptions, FINDING } from '../table.ts'
import { countWords } from './count-words.ts'
import { indexRows } from './store.ts'

/** Rows a transaction indexes: a writer of one of them waits for no longer than that. */
const BATCH = 200
/** Words remembered as learnt, so that each batch does not send all of them again. */
const MOST_TAUGHT = 500_000

/** How far a fill is. */
export interface FillProgress {
  type: string
  done: number
}

interface Fill {
  /** Whether rows that are in the index already are read again. */
  again: boolean
  onProgress?: (progress: FillProgress) => void
  /** Asked before each batch; what is done stays done. */
  isStopped?: () => boolean
}

// locked, so that no writer's newer entry is overwritten by what this reads; a page first and then what of it is missing,
// or the planner may look through both tables for each page
const pageOf = ({ table }: SearchProvider) => `with page as materialized (
    select id from ${table} where id > $1 and deleted_at is null order by id limit ${BATCH} for share
  ) select id, exists (select 1 from search_documents where search_documents.id = page.id) as known from page order by id`

async function fillProvider(
  database: Database,
  provider: SearchProvider,
  fill: Fill,
  taught: Set<string>,
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let done = 0
  while (!fill.isStopped?.()) {
    const { last, count } = await database.transaction(async ({ client }) => {
      const { rows } = await client.query<{ id: string; known: boolean }>(pageOf(provider), [after])
      const batch = rows.filter(({ known }) => fill.again || !known).map(({ id }) => id)
      if (batch.length > 0) await indexRows(client, provider, batch, taught)
      return { last: rows.at(-1)?.id, count: batch.length }
    })
    if (last === undefined) break
    after = last
    done += count
    if (taught.size > MOST_TAUGHT) taught.clear()
    fill.onProgress?.({ type: provider.type, done })
  }
  return done
}

/** Entries of rows that are gone, which only a change behind the API's back leaves. */
const forget = ({ pool }: Database, { type, table }: SearchProvider) =>
  pool.query(
    `delete from search_documents where type = $1 and not exists (select 1 from ${table} source where source.id = search_documents.id and deleted_at is null)`,
    [type],
  )

async function fillRows(
  database: Database,
  providers: readonly SearchProvider[],
  fill: Fill,
): Promise<number> {
  const taught = new Set<string>()
  let done = 0
  for (const provider of providers) {
    done += await fillProvider(database, provider, fill, taught)
    if (fill.again) await forget(database, provider)
  }
  return done
}

/**
 * Brings the index up to what the tables hold, while searches and writes go on. Each batch is whole; a fill that was
 * ended is completed by the next one.
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
 * Fills an index that has nothing yet, and sorts it once at the end, which is many times faster than entry by entry.
 * Anything else than an empty one is filled where it stands.
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
  // by the index, which is there now
  if (done > 0 && !fill.isStopped?.()) await countWords(database)
  return done
}

/** Makes the indexes of entries where a load that was ended has left none. */
export async function ensureIndex(database: Database): Promise<void> {
  const options = Object.entries(entryIndexOptions).map(([name, value]) => `${name} = ${value}`)
  await database.transaction(async ({ client }) => {
    // of two that make the same index at once, Postgres refuses one, whether it says `if not exists` or not
    await client.query("select pg_advisory_xact_lock(hashtextextended('search_documents', 5))")
    for (const { name, where } of entryIndexes) {
      await client.query(
        `create index if not exists ${name} on search_documents using gin ((${FINDING}))
        with (${options.join(', ')}) where ${where}`,
      )
    }
  })
  // how common entries are is known of the index's expression, and so not before there is an index
  await database.pool.query('analyze search_documents')
}

/** Whether there are rows to find, and none in the index: the database comes from a version without search. */
export async function lacksIndex({ pool }: Database, providers: readonly SearchProvider[]): Promise<boolean> {
  const some = providers
    .map(({ table }) => `exists (select 1 from ${table} where deleted_at is null)`)
    .join(' or ')
  const { rows } = await pool.query<{ lacks: boolean }>(
    `select not exists (select 1 from search_documents) and (${some}) as lacks`,
  )
  return rows[0]?.lacks ?? false
}
