import type { Database } from './database.ts'

/** Tells in which state the database is: equal texts mean that every statement would answer as it did. */
export type StateReader = () => Promise<string>

/**
 * Reads which transactions are visible, and the moment that `nextChange` gives: what changes by time alone.
 * Callers that wait at the same time share one statement, begun after each of them asked.
 * @param nextChange an expression: when the next row appears without being written, as a timestamptz or null
 */
export function stateReader({ pool }: Database, nextChange: string): StateReader {
  const text = `select concat(pg_current_snapshot(), ' ', ${nextChange}) as state`
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
