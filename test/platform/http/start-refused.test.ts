import { diskStore } from '../../../src/platform/files/disk-store.ts'
import { z } from 'zod'
import { access, accessControlFor, effects, exchanged, modules, resources } from '../../../src/modules.ts'
import { recordChanges } from '../../../src/platform/audit/record.ts'
import { readConfig } from '../../../src/config.ts'
import { authenticator } from '../../../src/platform/http/authentication.ts'
import { trackRouteCoverage } from '../../../src/platform/http/route-coverage.ts'
import { noResponseCache } from '../../../src/platform/http/response-cache.ts'
import { assertModules } from '../../../src/platform/resource/assert-modules.ts'
import { tagsOf, type Module } from '../../../src/platform/resource/module.ts'
import { roomsModule } from '../../fixtures/rooms/module.ts'
import { readRoute } from '../../../src/platform/http/register-route.ts'
import type { ResponseDeclaration } from '../../../src/platform/http/route.ts'
import { createServer } from '../../../src/platform/http/server.ts'
import { openConfigured } from '../../../src/server/connect.ts'
import { test } from '../../support/shared-test.ts'

const tags = tagsOf(modules)

const url = 'postgres://nobody@127.0.0.1:1/nothing'

async function buildEmptyServer(t: { teardown(release: () => unknown): void }) {
  const constraints = new Map()
  const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' })
  const database = openConfigured(config, url)
  const authentication = authenticator(undefined, { findKey: async () => undefined, access })
  const app = await createServer({ config, authentication, constraints, askDatabase: async () => {} })
  t.teardown(() => Promise.all([app.close(), database.close()]))
  const shared = {
    access,
    constraints,
    files: diskStore(config.files.directory),
    recordChanges,
    responseCache: noResponseCache,
    recordReading: () => Promise.resolve(),
    resources,
    exchanged,
  }
  return { app, config, database, ...shared, ...effects }
}

const route = (operationId: string, responses: Record<number, ResponseDeclaration>) => ({
  method: 'GET' as const,
  url: '/v1/new',
  operationId,
  tag: 'Operations',
  summary: { en: 'New', vi: 'Mới' },
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
  const check = trackRouteCoverage(api.app, access.policy, tags)
  readRoute(api, route('getLiveness', answered))
  t.throws(check, /without a route: .*listPosts/)
})

test('one operation id at two addresses, and a tag that no module describes, keep the server from starting', async (t) => {
  const api = await buildEmptyServer(t)
  trackRouteCoverage(api.app, access.policy, tags)
  readRoute(api, route('getLiveness', answered))
  const again = { ...route('getLiveness', answered), url: '/v1/newer' }
  t.throws(
    () => readRoute(api, again),
    /getLiveness is the operation id of GET \/v1\/new and of GET \/v1\/newer/,
  )
  const untagged = { ...route('getReadiness', answered), url: '/v1/other', tag: 'Rooms' }
  t.throws(() => readRoute(api, untagged), /getReadiness has the tag Rooms, which no module describes/)
})

test('modules that do not fit together keep the server from starting', (t) => {
  const throws = (module: Module, error: RegExp) => {
    const all = [...modules, module]
    t.throws(() => {
      assertModules(all)
      accessControlFor(all)
    }, error)
  }
  assertModules([...modules, roomsModule])
  const { resource } = roomsModule
  throws(
    { ...roomsModule, tag: { name: 'Halls', vi: 'Hội trường', description: 'Halls.' } },
    /the tag Halls belongs to the resource rooms: name it Rooms/,
  )
  throws(
    { tag: { name: 'Posts', vi: 'Bài viết', description: 'Posts.' } },
    /two modules declare the tag Posts/,
  )
  throws(
    { scopes: { 'content:read': { description: 'Read.' } } },
    /two modules declare the scope content:read/,
  )
  const { search } = resource!
  const other = {
    ...resource!,
    path: 'halls',
    one: 'Hall',
    many: 'Halls',
    search: { ...search!, type: 'post' },
  }
  throws({ resource: other }, /two modules declare the search type post/)
  throws({ policy: { listPosts: { needs: 'public' } } }, /listPosts has two entries/)
  const unknown = 'rooms:read' as 'content:read'
  throws(
    { policy: { listHalls: { needs: unknown } } },
    /listHalls names the scope rooms:read, which no module describes/,
  )
  t.end()
})
