import { z } from 'zod'
import { access, effects, resources } from '../../../src/modules.ts'
import { recordChange } from '../../../src/platform/audit/record.ts'
import { readConfig } from '../../../src/config.ts'
import { authenticator } from '../../../src/platform/http/authentication.ts'
import { trackPolicyCoverage } from '../../../src/platform/http/policy-coverage.ts'
import { noResponseCache } from '../../../src/platform/http/response-cache.ts'
import { readRoute } from '../../../src/platform/http/register-route.ts'
import type { ResponseDeclaration } from '../../../src/platform/http/route.ts'
import { createServer } from '../../../src/platform/http/server.ts'
import { openConfigured } from '../../../src/server/connect.ts'
import { test } from '../../support/shared-test.ts'

const url = 'postgres://nobody@127.0.0.1:1/nothing'

async function buildEmptyServer(t: { teardown(release: () => unknown): void }) {
  const constraints = new Map()
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' })
  const database = openConfigured(config, url)
  const authentication = authenticator(undefined, { findKey: async () => undefined, access })
  const app = await createServer({ config, authentication, constraints })
  t.teardown(() => Promise.all([app.close(), database.close()]))
  const shared = { access, constraints, recordChange, responseCache: noResponseCache, resources }
  return { app, config, database, ...shared, ...effects }
}

const route = (operationId: string, responses: Record<number, ResponseDeclaration>) => ({
  method: 'GET' as const,
  url: '/v1/new',
  operationId,
  tag: 'Operations',
  summary: 'New',
  description: 'New.',
  responses: responses,
  handler: async () => ({ body: {} }),
})

const answered = { 200: { description: 'New.', schema: z.object({}) } }

test('a route that the policy table does not know keeps the server from starting', async (t) => {
  const api = await buildEmptyServer(t)
  t.throws(() => readRoute(api, route('readSecrets', answered)), /readSecrets.*no entry in the policy table/)
})

test('a status without a schema keeps the server from starting', async (t) => {
  const api = await buildEmptyServer(t)
  const bare = { 200: { description: 'New.' } }
  t.throws(() => readRoute(api, route('getLiveness', bare)), /getLiveness declares 200 without a schema/)
})

test('an entry of the policy table without a route keeps the server from starting', async (t) => {
  const api = await buildEmptyServer(t)
  const check = trackPolicyCoverage(api.app, access.policy)
  readRoute(api, route('getLiveness', answered))
  t.throws(check, /without a route: .*listPosts/)
})
