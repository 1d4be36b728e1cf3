import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { lt, sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { advisoryLocks, tryAcquireLock } from '../database/advisory-locks.ts'
import type { Database } from '../database/database.ts'
import { serialize } from '../http/serializer.ts'
import { queryBuilder } from '../resource/rows.ts'
import { auditEvents } from './resource.ts'
import { auditEvent } from './schema.ts'
import { auditEvents as table } from './table.ts'

/** The options of an export of old audit events. */
interface OldEventsExport {
  database: Database
  /** The existing directory for the files. */
  directory: string
  /** How many whole days (UTC) stay in the database. At least 1: the trigger of the table refuses less. */
  keepDays: number
  /** The most events of a file, which are removed in one transaction. */
  eventsPerFile?: number
  /** Aborts the export; the events of the current file then stay. */
  signal: AbortSignal
  /** Called when events are in a file and removed. */
  onExported(result: { file: string; events: number }): void
}

interface Event {
  id: string
  at: string
}

/** Events that are in memory at the same time: one of a large batch has up to 200 KB. */
const eventsPerFetch = 100
const idsPerDelete = 1000

/** The start of the oldest day that stays. */
async function cutoff(client: PoolClient, keepDays: number): Promise<string> {
  const { rows } = await client.query<{ moment: string }>(
    `select (date_trunc('day', now(), 'UTC') - make_interval(hours => 24 * $1))::text as moment`,
    [keepDays],
  )
  return rows[0]!.moment
}

/** Declares a cursor over the oldest events. */
async function declareOldEvents(client: PoolClient, before: string, limit: number): Promise<void> {
  const { sql: text, params } = queryBuilder
    .select(auditEvents.select)
    .from(table)
    .where(lt(table.at, sql`${before}::timestamptz`))
    // the order of the index, read backwards
    .orderBy(sql`${table.at} asc nulls first`, sql`${table.id} asc nulls first`)
    .limit(limit)
    .toSQL()
  await client.query(`declare old_events no scroll cursor for ${text}`, params)
}

async function fetchOldEvents(client: PoolClient): Promise<Event[]> {
  return (await client.query<Event>(`fetch ${eventsPerFetch} from old_events`)).rows
}

/** The rest of the file, after its first events. */
async function* eventsFrom(client: PoolClient, first: Event[], signal: AbortSignal): AsyncGenerator<Event[]> {
  for (let events = first; events.length > 0; events = await fetchOldEvents(client)) {
    signal.throwIfAborted()
    yield events
  }
}

/** With all three digits of milliseconds, so that names sort by time. */
const compact = (moment: string) => new Date(moment).toISOString().replace(/[-:]/g, '')

/** A part of the id makes the name unique where several databases share the directory. */
const fileName = (first: Event, last: Event) =>
  `audit-events-${compact(first.at)}-${compact(last.at)}-${first.id.slice(-12)}.ndjson.gz`

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes events to a file, which is on the disk when this returns. */
async function writeEvents(
  { directory, signal }: OldEventsExport,
  first: Event,
  portions: AsyncIterable<Event[]>,
): Promise<{ file: string; ids: string[] }> {
  // the same name for each attempt at the same events, so that an interrupted one leaves no further file
  const temporary = path.join(directory, `.audit-events-${first.id}.part`)
  const ids: string[] = []
  let last = first
  const lines = async function* () {
    for await (const events of portions) {
      for (const { id } of events) ids.push(id)
      last = events.at(-1)!
      yield events.map((event) => `${serialize(auditEvent, event)}\n`).join('')
    }
  }
  try {
    const file = createWriteStream(temporary, { mode: 0o600, flush: true })
    await pipeline(Readable.from(lines()), createGzip(), file, { signal })
    const name = path.join(directory, fileName(first, last))
    await rename(temporary, name)
    await syncDirectory(directory)
    return { file: name, ids }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
}

async function removeEvents(client: PoolClient, ids: readonly string[], before: string): Promise<void> {
  // the trigger of the table lets exactly these pass
  await client.query(`select set_config('bantin.audit_events_exported_before', $1, true)`, [before])
  for (let at = 0; at < ids.length; at += idsPerDelete)
    await client.query('delete from audit_events where id = any($1::uuid[])', [
      ids.slice(at, at + idsPerDelete),
    ])
}

/** Exports the oldest events to one file and then removes them. @returns how many */
async function exportOnce(options: OldEventsExport): Promise<number> {
  const { database, keepDays, eventsPerFile = 50_000, signal, onExported } = options
  const exported = await database.transaction(async ({ client }) => {
    if (!(await tryAcquireLock(client, advisoryLocks.auditExport))) return undefined
    const before = await cutoff(client, keepDays)
    await declareOldEvents(client, before, eventsPerFile)
    const events = await fetchOldEvents(client)
    const first = events[0]
    if (first === undefined) return undefined
    const { file, ids } = await writeEvents(options, first, eventsFrom(client, events, signal))
    await removeEvents(client, ids, before)
    return { file, events: ids.length }
  })
  if (exported === undefined) return 0
  onExported(exported)
  return exported.events
}

/**
 * Exports audit events before the days that are kept to gzip files of NDJSON, and then removes them. A crash between the
 * two leaves events in both places, and the next export writes them again; no event is in neither. Only one process of a
 * database exports at a time.
 */
export async function exportOldEvents(options: OldEventsExport): Promise<void> {
  const { eventsPerFile = 50_000, signal } = options
  while (!signal.aborted && (await exportOnce({ ...options, eventsPerFile })) === eventsPerFile);
}
