import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { accessControlFor, effectsFor, modules as allModules } from './modules.ts'
import { version } from './package.ts'
import { keyFinder } from './platform/api-keys/store.ts'
import { readingRecorder } from './platform/audit/record-readings.ts'
import { recordChanges } from './platform/audit/record.ts'
import type { Database } from './platform/database/database.ts'
import { isReadOnly } from './platform/database/read-only.ts'
import { stateReader } from './platform/database/state-reader.ts'
import { openFileStore } from './platform/files/open-store.ts'
import type { Api } from './platform/http/api.ts'
import { authenticator } from './platform/http/authentication.ts'
import { addDocumentation, openApiRoutes } from './platform/http/openapi/documentation.ts'
import { trackRouteCoverage } from './platform/http/route-coverage.ts'
import { responseCache } from './platform/http/response-cache.ts'
import { createServer } from './platform/http/server.ts'
import { lazyTokenVerifier } from './platform/oidc/lazy-verifier.ts'
import { healthRoutes, type Health } from './platform/operations/health.ts'
import { addMetrics, metricsRoutes } from './platform/operations/metrics.ts'
import {
  constraintFieldsOf,
  nextChangesOf,
  exchangedOf,
  resourcesOf,
  vietnameseNamesOf,
  tablesOf,
  tagsOf,
  type Module,
} from './platform/resource/module.ts'
import { assertModules } from './platform/resource/assert-modules.ts'
import { referrersAmong } from './platform/resource/referrers.ts'
import { resourceRoutes } from './platform/resource/routes.ts'

/**
 * The whole application, ready to listen or to be injected into.
 * @throws Error if modules do not fit together, or if routes and policy entries do not match
 */
export async function buildApp(
  config: Config,
  database: Database,
  health: Health,
  modules: readonly Module[] = allModules,
): Promise<FastifyInstance> {
  assertModules(modules)
  const tables = tablesOf(modules)
  const access = accessControlFor(modules)
  const constraints = constraintFieldsOf(modules)
  const app = await createServer({
    config,
    authentication: authenticator(config.adminKey, {
      findKey: keyFinder(database),
      access,
      verifyToken: config.oidc && lazyTokenVerifier(config.oidc, access),
    }),
    constraints,
    askDatabase: () => database.pool.query('select 1'),
  })
  const api: Api = {
    app,
    database,
    config,
    access,
    constraints,
    files: openFileStore(config.files),
    recordChanges,
    recordReading: readingRecorder(database.pool),
    resources: resourcesOf(modules),
    exchanged: exchangedOf(modules),
    referrers: referrersAmong(tables, vietnameseNamesOf(modules)),
    ...effectsFor(modules),
    responseCache: responseCache(stateReader(database, nextChangesOf(modules)), config.responseCacheBytes),
  }
  const tags = tagsOf(modules)
  await addDocumentation(app, { version, tags, ...config })
  const metrics = addMetrics(app, database.pool)
  const assertRouted = trackRouteCoverage(app, access.policy, tags)
  for (const { resource, routes } of modules) {
    if (resource !== undefined) resourceRoutes(api, resource)
    routes?.(api)
  }
  healthRoutes(api, health, health.isReadOnly ?? (() => isReadOnly(database)))
  metricsRoutes(api, metrics)
  openApiRoutes(api)
  assertRouted()
  return app
}
