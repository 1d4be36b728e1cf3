import type { Database, StatementContext, Transaction } from './database.ts'

/** SQL with its bound values. */
export interface BoundQuery {
  text: string
  values: unknown[]
}

/** The rows of a query as they all were at one moment, read in portions. It holds a connection until it is closed. */
export interface Snapshot extends StatementContext {
  /** For statements made elsewhere that are to see the same moment. */
  client: Transaction['client']
  /** What another query finds at the same moment. */
  query<Row>(query: BoundQuery): Promise<Row[]>
  /** The next rows, at most `count`; none when all were read. */
  fetch<Row>(count: number): Promise<Row[]>
  /** Gives the connection back; at any time, and as often as one likes. */
  close(): Promise<void>
}

/**
 * Opens a cursor in a read-only transaction of its own. Postgres keeps the rows until they are fetched, so memory here
 * does not grow with their number.
 * @param timeoutMs how long one portion may take: the first may have to sort everything
 */
export async function openSnapshot(
  database: Database,
  query: BoundQuery,
  timeoutMs: number,
): Promise<Snapshot> {
  const client = await database.pool.connect()
  let state: 'open' | 'busy' | 'broken' | 'closed' = 'open'
  const run = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => {
    state = 'busy'
    try {
      // the pool's own limits are those of short requests
      const limit = { query_timeout: timeoutMs + 1_000 }
      const { rows } = await client.query({ text, values, ...limit })
      if (state === 'busy') state = 'open'
      return rows as Row[]
    } catch (error) {
      if (state === 'busy') state = 'broken'
      throw error
    }
  }
  const close = async (): Promise<void> => {
    if (state === 'closed') return
    // nobody waits for what is still running, and a connection that failed is not worth mending
    const isClean = state === 'open'
    state = 'closed'
    if (!isClean) return client.release(true)
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
  }
  try {
    await run('begin isolation level repeatable read, read only')
    await run(`set local statement_timeout = ${timeoutMs}`)
    // all rows will be read: the plan that is best for the first tenth of them is not wanted
    await run('set local cursor_tuple_fraction = 1')
    await run(`declare snapshot_rows no scroll cursor for ${query.text}`, query.values)
  } catch (error) {
    await close()
    throw error
  }
  const { named, constants } = database
  return {
    client,
    named,
    constants,
    close,
    query: ({ text, values }) => run(text, values),
    fetch: (count) => run(`fetch ${count} from snapshot_rows`),
  }
}
