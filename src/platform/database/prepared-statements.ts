import pg from 'pg'
import { openDatabase, type DatabaseOptions } from './database.ts'

/** How many rounds the probe runs: it cannot control which connection a pooler uses. */
const checkRounds = 3
/** As long as migrations wait for a connection. */
const connectTimeoutMs = 10_000

const probe = (name: string) => ({ name: `bantin-probe-${name}`, text: 'select 1' })

/**
 * Tests whether named prepared statements work across transactions. Behind PgBouncer in transaction mode two clients can
 * share a connection of the server, or one client can use two: then a name exists already, or does not exist. Newer
 * versions of PgBouncer can track prepared statements.
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
      for (let round = 0; round < checkRounds; round += 1) {
        await left.query(probe('both'))
        await right.query(probe('both'))
        for (let again = 0; again < 2; again += 1) await left.query(probe('left'))
        for (let again = 0; again < 2; again += 1) await right.query(probe('right'))
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
