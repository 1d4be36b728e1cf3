import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { createApiKey } from '../../src/platform/api-keys/queries.ts'
import { buildApp } from '../../src/app.ts'
import { access as accessControl, type Role } from '../../src/modules.ts'
import { readConfig, type Config } from '../../src/config.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Scope } from '../../src/platform/access/scope.ts'
import { openConfigured } from '../../src/server/connect.ts'
import { openApiOf } from '../../src/platform/http/openapi/documentation.ts'
import type { Module } from '../../src/platform/resource/module.ts'
import { checkAnswers, type Document } from './answers.ts'
import { testDatabase } from './database.ts'

export type Caller = Role | 'anonymous' | { scopes: Scope[] }

/** What `send` takes besides method and address. */
export interface SendOptions {
  body?: unknown
  headers?: Record<string, string>
  /** Who sends it; `admin` unless told otherwise. */
  as?: Caller
}

/** A running application on a database of its own; every answer is checked against the OpenAPI document. */
export interface TestApp {
  app: FastifyInstance
  database: Database
  config: Config
  databaseUrl: string
  /** Sends a request as a caller. PATCH and DELETE and actions get no `If-Match` unless a header says so. */
  send(method: string, url: string, options?: SendOptions): Promise<LightMyRequestResponse>
  /** The `Authorization` value of a caller; `undefined` for anonymous readers. */
  authorization(caller: Caller): Promise<string | undefined>
  /** Sends and demands this status, and gives the JSON body. */
  expect(status: number, method: string, url: string, options?: SendOptions): Promise<Body>
}

// tests read what they wrote; a body that is not as they think fails their own assertions
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any

interface Test {
  teardown(release: () => unknown): void
}

/**
 * Starts the application for a test; `environment` holds settings as the process environment would.
 * @param modules in place of those of the whole application
 */
export async function startApp(
  t: Test,
  environment: Record<string, string> = {},
  modules?: readonly Module[],
): Promise<TestApp> {
  const { url } = await testDatabase(t)
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent', RATE_LIMIT: 'off', ...environment })
  const database = openConfigured(config, url)
  const health = { accepting: () => true, pendingMigrations: async () => 0 }
  const app = await buildApp(config, database, health, modules)
  const complaints = checkAnswers(app, modules && (() => openApiOf(app) as unknown as Document))
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await database.close()
    if (complaints.length > 0) throw new Error(complaints.join('\n'))
  })
  const keys = new Map<string, string>()
  const authorization = async (caller: Caller) => {
    if (caller === 'anonymous') return undefined
    const name = JSON.stringify(caller)
    const known = keys.get(name) ?? (await makeKey(database, caller))
    keys.set(name, known)
    return `Bearer ${known}`
  }
  const send = async (method: string, url: string, options: SendOptions = {}) => {
    const secret = await authorization(options.as ?? 'admin')
    const request: InjectOptions = {
      method: method as NonNullable<InjectOptions['method']>,
      url,
      headers: { ...(secret === undefined ? {} : { authorization: secret }), ...options.headers },
    }
    if (options.body !== undefined) request.payload = options.body as NonNullable<InjectOptions['payload']>
    const answer = await app.inject(request)
    const complaint = complaints.pop()
    if (complaint !== undefined) throw new Error(complaint)
    return answer
  }
  const expect = async (status: number, method: string, url: string, options?: SendOptions) => {
    const answer = await send(method, url, options)
    if (answer.statusCode !== status) {
      throw new Error(
        `${method} ${url} answered ${answer.statusCode}, not ${status}: ${answer.body.slice(0, 800)}`,
      )
    }
    return answer.body === '' ? undefined : (answer.json() as Body)
  }
  return { app, database, config, databaseUrl: url, send, authorization, expect }
}

async function makeKey(database: Database, caller: Exclude<Caller, 'anonymous'>): Promise<string> {
  const name = `test ${randomBytes(4).toString('hex')}`
  const access =
    typeof caller === 'string' ? { role: caller, scopes: null } : { role: null, scopes: caller.scopes }
  const created = await database.transaction((transaction) =>
    createApiKey(transaction, accessControl, { name, ...access, expires_at: null }),
  )
  return created.key
}
