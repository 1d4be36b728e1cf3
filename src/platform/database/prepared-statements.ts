import pg from 'pg'
import { openDatabase, type DatabaseOptions } from './database.ts'

/** How many rounds are tried: a pooler hands a connection on as it likes. */
const ROUNDS = 3
/** A start is as patient as its migrations are. */
const CONNECT_TIMEOUT_MS = 10_000

const probe = (name: string) => ({ name: `bantin-probe-${name}`, text: 'select 1' })

/**
 * Tries whether names of prepared statements hold from one transaction to the next. Behind PgBouncer in transaction mode two
 * clients meet on one connection of the server, or one client on two: a name is there already, or is there no more. Newer
 * versions can keep them apart.
 * @throws what the server says where names do not hold
 */
export async function probePreparedStatements(options: DatabaseOptions): Promise<void> {
  const { pool, close } = openDatabase({
    ...options,
    poolSize: 2,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  })
  try {
    const [left, right] = await Promise.all([pool.connect(), pool.connect()])
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
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

/** Whether an error tells that a pooler stands before the database and takes no named statements from us. */
export function isPoolerError(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  const { code, message } = error
  // the name exists already, or no more; or it takes no limit of time when a connection begins
  return code === '42P05' || code === '26000' || (code === '08P01' && /startup parameter/.test(message))
}
