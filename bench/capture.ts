import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openConfigured } from '../src/server/connect.ts'
import { newPost, type Workload } from './workloads.ts'

/** A statement as our server sent it. */
export interface Statement {
  text: string
  values: unknown[]
}

/** What our server sent for the first request of a workload. */
export interface Captured {
  method: string
  path: string
  statements: Statement[]
}

/** Runs `work` and notes the statements that any client sends meanwhile. */
async function recordStatements(work: () => Promise<void>): Promise<Statement[]> {
  const sent: Statement[] = []
  const { query } = pg.Client.prototype
  const noted = function (this: pg.Client, ...args: Parameters<typeof query>) {
    // a text, or an object that Drizzle gives its values beside
    const [given, beside] = args as unknown as [string | Statement, unknown[] | undefined]
    const { text, values } = typeof given === 'string' ? { text: given, values: undefined } : given
    sent.push({ text, values: values ?? beside ?? [] })
    return query.apply(this, args)
  }
  pg.Client.prototype.query = noted as typeof query
  try {
    await work()
    return sent
  } finally {
    pg.Client.prototype.query = query
  }
}

/**
 * Asks our application each workload once, in this process, and keeps the SQL that it sends: the bare server then
 * sends the very same.
 */
export async function captureStatements(
  url: string,
  key: string,
  workloads: readonly Workload[],
): Promise<Record<string, Captured>> {
  const environment = { DATABASE_URL: url, LOG_LEVEL: 'silent', RATE_LIMIT: 'off', BANTIN_ADMIN_KEY: key }
  const config = readConfig(environment)
  const database = openConfigured(config, url)
  const app = await buildApp(config, database, { accepting: () => true, pendingMigrations: async () => 0 })
  const captured: Record<string, Captured> = {}
  for (const { name, requests, reads } of workloads) {
    const { method = 'GET', path = '/', headers = {} } = requests[0]!
    const statements = await recordStatements(async () => {
      const answer = await app.inject({
        method,
        url: path,
        headers,
        ...(reads ? {} : { payload: newPost() }),
      })
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    })
    captured[name] = { method, path, statements }
  }
  await app.close()
  await database.close()
  return captured
}
