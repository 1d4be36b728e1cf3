import pg from 'pg'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openConfigured } from '../src/server/connect.ts'
import { newPost, type Workload } from './workloads.ts'

/** A statement that our server sent. */
export interface Statement {
  text: string
  values: unknown[]
}

/** The statements that our server sent for a request of a workload. */
export interface Captured {
  method: string
  path: string
  statements: Statement[]
}

/** Runs `work` and records the statements that any client sends meanwhile. */
async function recordStatements(work: () => Promise<void>): Promise<Statement[]> {
  const sent: Statement[] = []
  const { query } = pg.Client.prototype
  const recordingQuery = function (this: pg.Client, ...args: Parameters<typeof query>) {
    // a text, or an object; Drizzle passes the values of an object as the second argument
    const [config, otherValues] = args as unknown as [string | Statement, unknown[] | undefined]
    const { text, values } = typeof config === 'string' ? { text: config, values: undefined } : config
    sent.push({ text, values: values ?? otherValues ?? [] })
    return query.apply(this, args)
  }
  pg.Client.prototype.query = recordingQuery as typeof query
  try {
    await work()
    return sent
  } finally {
    pg.Client.prototype.query = query
  }
}

/**
 * Sends each workload twice to our application in this process, and records the SQL of the second time for the bare server: the
 * first one opens connections, whose settings are checked by statements of their own.
 */
export async function captureStatements(
  url: string,
  key: string,
  workloads: readonly Workload[],
): Promise<Record<string, Captured>> {
  const environment = {
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    RATE_LIMIT: 'off',
    RESPONSE_CACHE_MB: '0',
    BANTIN_ADMIN_KEY: key,
  }
  const config = readConfig(environment)
  const database = openConfigured(config, url)
  const app = await buildApp(config, database, {
    accepting: () => true,
    compareMigrations: async () => ({ pending: 0, unknown: 0 }),
  })
  const captured: Record<string, Captured> = {}
  for (const { name, requests, reads } of workloads) {
    const { method = 'GET', path = '/', headers = {} } = requests[0]!
    const send = async () => {
      const response = await app.inject({
        method,
        url: path,
        headers,
        ...(reads ? {} : { payload: newPost() }),
      })
      const { statusCode, body } = response
      if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${body}`)
    }
    await send()
    const statements = await recordStatements(send)
    captured[name] = { method, path, statements }
  }
  await app.close()
  await database.close()
  return captured
}
