import { diskStore } from '../../../src/platform/files/disk-store.ts'
import { z } from 'zod'
import { access, effects, exchanged, resources } from '../../../src/modules.ts'
import { recordChanges } from '../../../src/platform/audit/record.ts'
import { readConfig } from '../../../src/config.ts'
import { authenticator } from '../../../src/platform/http/authentication.ts'
import { noResponseCache } from '../../../src/platform/http/response-cache.ts'
import { readRoute } from '../../../src/platform/http/register-route.ts'
import { createServer } from '../../../src/platform/http/server.ts'
import { openConfigured } from '../../../src/server/connect.ts'
import { test } from '../../support/shared-test.ts'

test('an operation that will go says since when, and until when', async (t) => {
  const url = 'postgres://nobody@127.0.0.1:1/nothing'
  const constraints = new Map()
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' })
  const database = openConfigured(config, url)
  const authentication = authenticator(undefined, { findKey: async () => undefined, access })
  const app = await createServer({ config, authentication, constraints, askDatabase: async () => {} })
  t.teardown(() => Promise.all([app.close(), database.close()]))
  readRoute(
    {
      app,
      database,
      config,
      access,
      constraints,
      files: diskStore(config.files.directory),
      recordChanges,
      recordReading: () => Promise.resolve(),
      responseCache: noResponseCache,
      resources,
      exchanged,
      ...effects,
    },
    {
      method: 'GET',
      url: '/v1/old',
      operationId: 'getLiveness',
      tag: 'Operations',
      summary: { en: 'Old', vi: 'Cũ' },
      description: 'Old.',
      deprecated: { since: '2026-01-01T00:00:00Z', sunset: '2027-01-01T00:00:00Z' },
      responses: { 200: { description: 'Old.', schema: z.object({ old: z.boolean() }) } },
      handler: async () => ({ body: { old: true } }),
    },
  )
  const answer = await app.inject('/v1/old')
  t.equal(answer.statusCode, 200)
  t.equal(answer.headers.deprecation, '@1767225600')
  t.equal(answer.headers.sunset, 'Fri, 01 Jan 2027 00:00:00 GMT')
})
