import pg from 'pg'
import type { Database, StatementContext } from './database.ts'
import type { BoundQuery } from './statement.ts'

/** The rows of a query at one moment, read in portions. It uses a connection until it is closed. */
export interface Snapshot extends StatementContext {
  /** Runs another query at the same moment. */
  query<Row>(query: BoundQuery): Promise<Row[]>
  /** The next rows, at most `count`; none at the end. */
  fetch<Row>(count: number): Promise<Row[]>
  /** Releases the connection. It may be called at any time and more than once. */
  close(): Promise<void>
}

/** A connection until it is closed. */
type BorrowedConnection = Pick<Snapshot, 'query' | 'close'>

/** Lets statements use a connection until it is closed. Later statements fail: the pool may have given it to other code. */
function borrowConnection(client: pg.PoolClient, timeoutMs: number): BorrowedConnection {
  let state: 'open' | 'busy' | 'broken' | 'closed' = 'open'
  // the limit of the pool is for short requests
  const limit = { query_timeout: timeoutMs + 1_000 }
  const endStatement = (next: 'open' | 'broken') => {
    if (state === 'busy') state = next
  }
  return {
    query: async <Row>(query: BoundQuery) => {
      if (state === 'closed') throw new Error('the snapshot is closed')
      state = 'busy'
      try {
        const { rows } = await client.query({ ...query, ...limit })
        endStatement('open')
        return rows as Row[]
      } catch (error) {
        // an error of the database does not break the connection
        endStatement(error instanceof pg.DatabaseError ? 'open' : 'broken')
        throw error
      }
    },
    close: async () => {
      if (state === 'closed') return
      const isIdle = state === 'open'
      state = 'closed'
      // a running statement is not awaited: its connection is closed
      if (!isIdle) return client.release(true)
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      )
    },
  }
}

/**
 * Opens a cursor in a separate read-only transaction. Postgres keeps the rows until they are fetched, so that memory use
 * does not depend on their number.
 * @param timeoutMs how long one portion may take; the first one may sort all rows
 */
export async function openSnapshot(
  { pool, constants }: Database,
  list: BoundQuery,
  timeoutMs: number,
): Promise<Snapshot> {
  const { query, close } = borrowConnection(await pool.connect(), timeoutMs)
  const run = <Row>(text: string, values: unknown[] = []) => query<Row>({ text, values })
  try {
    await run('begin isolation level repeatable read, read only')
    await run(`set local statement_timeout = ${timeoutMs}`)
    // all rows will be read, so that the plan must not be optimized for the first ones
    await run('set local cursor_tuple_fraction = 1')
    await run(`declare snapshot_rows no scroll cursor for ${list.text}`, list.values)
  } catch (error) {
    await close()
    throw error
  }
  const fetch = <Row>(count: number) => run<Row>(`fetch ${count} from snapshot_rows`)
  return { constants, query, fetch, close }
}
