import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { openDatabase, type DatabaseOptions } from './database.ts'

/** How often the probe tries to use one connection of the server from two clients; only other clients make it fail to. */
const maxTries = 20
/** As long as migrations wait for a connection. */
const connectTimeoutMs = 10_000

const text = 'select pg_backend_pid() as pid'

interface ServerConnection {
  pid: number
}

/**
 * Tests whether named prepared statements work across transactions. Behind PgBouncer in transaction mode two clients can
 * share a connection of the server, or one client can use two: then a name exists already, or does not exist. One client
 * repeats a named statement. The other begins transactions until one has the connection that knows the name, and uses the
 * name there. A transaction keeps its connection, so chance does not decide. Newer versions of PgBouncer can track prepared
 * statements.
 * @throws DatabaseError if named statements do not work
 */
export async function probePreparedStatements(options: DatabaseOptions): Promise<void> {
  const { pool, close } = openDatabase({
    ...options,
    poolSize: 2,
    connectTimeoutMs,
  })
  try {
    const [left, right] = await Promise.all([pool.connect(), pool.connect()])
    try {
      // a name of its own: connections of the server still know the names of earlier probes
      const probe = { name: `bantin-probe-${randomUUID()}`, text }
      const pidOf = async (connection: pg.PoolClient, statement: pg.QueryConfig) =>
        (await connection.query<ServerConnection>(statement)).rows[0]!.pid
      for (let tries = 0; tries < maxTries; tries += 1) {
        // twice: a pooler that takes its connections in turn gives the second transaction another one
        const pids = [await pidOf(left, probe), await pidOf(left, probe)]
        await right.query('begin')
        const held = await pidOf(right, { text })
        if (pids.includes(held)) await right.query(probe)
        await right.query('commit')
        if (pids.includes(held) || pids[0] !== pids[1]) return
      }
    } finally {
      left.release()
      right.release()
    }
  } finally {
    await close()
  }
}

/** Whether an error means that a pooler in front of the database does not support named statements. */
export function isPoolerError(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  const { code, message } = error
  // the name exists already or does not exist, or the pooler rejects statement_timeout as a startup parameter
  return code === '42P05' || code === '26000' || (code === '08P01' && /startup parameter/.test(message))
}
