import pg from 'pg'
import type { Database, StatementContext } from './database.ts'
import type { BoundQuery } from './statement.ts'

/** The rows of a query as they all were at one moment, read in portions. It holds a connection until it is closed. */
export interface Snapshot extends StatementContext {
  /** What another query finds at the same moment. */
  query<Row>(query: BoundQuery): Promise<Row[]>
  /** The next rows, at most `count`; none when all were read. */
  fetch<Row>(count: number): Promise<Row[]>
  /** Gives the connection back; at any time, and as often as one likes. */
  close(): Promise<void>
}

type BorrowedConnection = Pick<Snapshot, 'query' | 'close'>

/** Lends a connection to statements until it is closed; then none reaches it any more, as it may be another's. */
function borrowConnection(client: pg.PoolClient, timeoutMs: number): BorrowedConnection {
  let state: 'open' | 'busy' | 'broken' | 'closed' = 'open'
  // the pool's own limit is that of short requests
  const limit = { query_timeout: timeoutMs + 1_000 }
  const settle = (now: 'open' | 'broken') => {
    if (state === 'busy') state = now
  }
  return {
    query: async <Row>(query: BoundQuery) => {
      if (state === 'closed') throw new Error('the snapshot is closed')
      state = 'busy'
      try {
        const { rows } = await client.query({ ...query, ...limit })
        settle('open')
        return rows as Row[]
      } catch (error) {
        // what the database itself refuses leaves the connection whole
        settle(error instanceof pg.DatabaseError ? 'open' : 'broken')
        throw error
      }
    },
    close: async () => {
      if (state === 'closed') return
      const isWhole = state === 'open'
      state = 'closed'
      // nobody waits for what is still running
      if (!isWhole) return client.release(true)
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      )
    },
  }
}

/**
 * Opens a cursor in a read-only transaction of its own. Postgres keeps the rows until they are fetched, so memory here
 * does not grow with their number.
 * @param timeoutMs how long one portion may take: the first may have to sort everything
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
    // all rows will be read: the plan that is best for the first tenth of them is not wanted
    await run('set local cursor_tuple_fraction = 1')
    await run(`declare snapshot_rows no scroll cursor for ${list.text}`, list.values)
  } catch (error) {
    await close()
    throw error
  }
  const fetch = <Row>(count: number) => run<Row>(`fetch ${count} from snapshot_rows`)
  return { constants, query, fetch, close }
}
