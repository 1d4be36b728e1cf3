import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { authenticator } from '../../../src/platform/http/authentication.ts'
import { refuseUnroutedPolicy } from '../../../src/platform/http/policy-check.ts'
import type { OperationId } from '../../../src/platform/access/policy.ts'
import { keepNothing } from '../../../src/platform/http/kept-answers.ts'
import { readRoute } from '../../../src/platform/http/register-route.ts'
import type { Answer } from '../../../src/platform/http/route.ts'
import { createServer } from '../../../src/platform/http/server.ts'
import { openConfigured } from '../../../src/server/connect.ts'
import { effects } from '../../../src/searched.ts'
import { test } from '../../support/shared-test.ts'

const url = 'postgres://nobody@127.0.0.1:1/nothing'

async function emptyServer(t: { teardown(release: () => unknown): void }) {
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' })
  const database = openConfigured(config, url)
  const authentication = authenticator(undefined, async () => undefined)
  const app = await createServer({ config, authentication, constraints: new Map() })
  t.teardown(() => Promise.all([app.close(), database.close()]))
  return { app, config, database, kept: keepNothing, ...effects }
}

const route = (operationId: string, answers: Record<number, Answer>) => ({
  method: 'GET' as const,
  url: '/v1/new',
  operationId: operationId as OperationId,
  tag: 'Operations',
  summary: 'New',
  description: 'New.',
  answers,
  handler: async () => ({ body: {} }),
})

const answered = { 200: { description: 'New.', schema: z.object({}) } }

test('a route that the policy table does not know keeps the server from starting', async (t) => {
  const api = await emptyServer(t)
  t.throws(() => readRoute(api, route('readSecrets', answered)), /readSecrets.*no entry in the policy table/)
})

test('a status without a schema keeps the server from starting', async (t) => {
  const api = await emptyServer(t)
  const bare = { 200: { description: 'New.' } }
  t.throws(() => readRoute(api, route('getLiveness', bare)), /getLiveness declares 200 without a schema/)
})

test('an entry of the policy table without a route keeps the server from starting', async (t) => {
  const api = await emptyServer(t)
  const check = refuseUnroutedPolicy(api.app)
  readRoute(api, route('getLiveness', answered))
  t.throws(check, /without a route: .*listPosts/)
})
