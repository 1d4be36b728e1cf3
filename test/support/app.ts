import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { createApiKey } from '../../src/platform/api-keys/store.ts'
import { buildApp } from '../../src/app.ts'
import { access as accessControl, type Role } from '../../src/modules.ts'
import { readConfig, type Config } from '../../src/config.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Scope } from '../../src/platform/access/scope.ts'
import { openConfigured } from '../../src/server/connect.ts'
import { openApiOf } from '../../src/platform/http/openapi/documentation.ts'
import type { Module } from '../../src/platform/resource/module.ts'
import { checkResponses, type Document } from './check-responses.ts'
import { testDatabase } from './database.ts'

/** Who sends a request: a role, an anonymous reader, or a key with scopes. */
export type Caller = Role | 'anonymous' | { scopes: Scope[] }

/** The options of `send`. */
export interface SendOptions {
  body?: unknown
  headers?: Record<string, string>
  /** Who sends it; `admin` by default. */
  as?: Caller
}

/** An application with its own database; every response is checked against the OpenAPI document. */
export interface TestApp {
  app: FastifyInstance
  database: Database
  config: Config
  databaseUrl: string
  /** Sends a request as a caller. `If-Match` is sent only if it is in `headers`. */
  send(method: string, url: string, options?: SendOptions): Promise<LightMyRequestResponse>
  /** The `Authorization` value of a caller; `undefined` for anonymous readers. */
  authorization(caller: Caller): Promise<string | undefined>
  /** Sends a request, asserts the status, and returns the JSON body. */
  expect(status: number, method: string, url: string, options?: SendOptions): Promise<Body>
}

// tests know the bodies that they read; a wrong body fails their assertions
// oxlint-disable-next-line typescript/no-explicit-any
type Body = any

interface Test {
  teardown(release: () => unknown): void
}

/**
 * Starts the application for a test on a database of its own; `environment` has settings, like the environment of a process.
 * @param modules replaces the modules of the whole application
 */
export async function startApp(
  t: Test,
  environment: Record<string, string> = {},
  modules?: readonly Module[],
): Promise<TestApp> {
  const { url } = await testDatabase(t)
  return await startOn(t, url, patient(url), environment, modules)
}

/**
 * The URL of a database whose connections are waited for: of 20 requests at once, half wait for those that hold a lock, and a
 * machine with other work may take longer for these than a server waits (a 503).
 */
function patient(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('connect_timeout', '60')
  return url.href
}

/** Starts the application for a test on a database that is there. */
export const startAppOn = async (
  t: Test,
  url: string,
  environment: Record<string, string> = {},
  modules?: readonly Module[],
): Promise<TestApp> => await startOn(t, url, url, environment, modules)

/** @param opened the URL with which the application opens the database */
async function startOn(
  t: Test,
  url: string,
  opened: string,
  environment: Record<string, string>,
  modules?: readonly Module[],
): Promise<TestApp> {
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent', RATE_LIMIT: 'off', ...environment })
  const database = openConfigured(config, opened)
  const health = { accepting: () => true, compareMigrations: async () => ({ pending: 0, unknown: 0 }) }
  const app = await buildApp(config, database, health, modules)
  const violations = checkResponses(app, modules && (() => openApiOf(app) as unknown as Document))
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await database.close()
    if (violations.length > 0) throw new Error(violations.join('\n'))
  })
  const keys = new Map<string, string>()
  const authorization = async (caller: Caller) => {
    if (caller === 'anonymous') return undefined
    const name = JSON.stringify(caller)
    const key = keys.get(name) ?? (await createTestKey(database, caller))
    keys.set(name, key)
    return `Bearer ${key}`
  }
  const send = async (method: string, url: string, options: SendOptions = {}) => {
    const secret = await authorization(options.as ?? 'admin')
    const request: InjectOptions = {
      method: method as NonNullable<InjectOptions['method']>,
      url,
      headers: { ...(secret === undefined ? {} : { authorization: secret }), ...options.headers },
    }
    if (options.body !== undefined) request.payload = options.body as NonNullable<InjectOptions['payload']>
    const response = await app.inject(request)
    const violation = violations.pop()
    if (violation !== undefined) throw new Error(violation)
    return response
  }
  const expect = async (status: number, method: string, url: string, options?: SendOptions) => {
    const response = await send(method, url, options)
    if (response.statusCode !== status) {
      throw new Error(
        `${method} ${url} answered ${response.statusCode}, not ${status}: ${response.body.slice(0, 800)}`,
      )
    }
    return response.body === '' ? undefined : (response.json() as Body)
  }
  return { app, database, config, databaseUrl: url, send, authorization, expect }
}

async function createTestKey(database: Database, caller: Exclude<Caller, 'anonymous'>): Promise<string> {
  const name = `test ${randomBytes(4).toString('hex')}`
  const access =
    typeof caller === 'string' ? { role: caller, scopes: null } : { role: null, scopes: caller.scopes }
  const created = await database.transaction((transaction) =>
    createApiKey(transaction, accessControl, { name, owner: null, ...access, expires_at: null }),
  )
  return created.key
}
