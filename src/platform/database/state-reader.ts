import type { Database } from './database.ts'

/** Reads the state of the database: while the text is equal, every statement gives equal results. */
export type StateReader = () => Promise<string>

/**
 * Makes a state reader: the state consists of the start of the server, the visible transactions and the time of the next
 * scheduled change.
 * Concurrent callers share one statement, which begins after all of them have called.
 * @param nextChanges SQL expressions: when the next row becomes visible without a write, as a timestamptz or null
 */
export function stateReader({ pool }: Database, nextChanges: readonly string[]): StateReader {
  const nextChange = `least(${['null::timestamptz', ...nextChanges].join(', ')})`
  // the snapshot of a standby leaves running transactions out, so no two states are equal there
  const changes = `case when pg_is_in_recovery() then clock_timestamp()::text else pg_current_snapshot()::text end`
  // after a failover or a restore, other transactions may have the same numbers
  const server = 'pg_postmaster_start_time()'
  const text = `select concat(${server}, ' ', ${changes}, ' ', ${nextChange}) as state`
  const statement = { name: 'database-state', text }
  const read = async () => (await pool.query<{ state: string }>(statement)).rows[0]!.state
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<string> | undefined
  const begin = () => {
    next = undefined
    const reading = read()
    running = reading.catch(() => {})
    return reading
  }
  return () => {
    next ??= running.then(begin)
    return next
  }
}
