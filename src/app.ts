import type { FastifyInstance } from 'fastify'
import { keyFinder } from './platform/api-keys/resource.ts'
import { apiKeysRoutes } from './platform/api-keys/routes.ts'
import { auditEventsRoutes } from './platform/audit/routes.ts'
import { chartsRoutes } from './features/statistics/charts/routes.ts'
import type { Config } from './config.ts'
import { linksRoutes } from './domain/content/links/routes.ts'
import { mediaRoutes } from './domain/content/media/routes.ts'
import { pageImportsRoutes } from './domain/content/page-imports/routes.ts'
import { peopleRoutes } from './domain/content/people/routes.ts'
import { postsRoutes } from './domain/content/posts/routes.ts'
import { nextVisiblePost } from './domain/content/posts/visibility.ts'
import { redirectsRoutes } from './platform/resource/redirects/routes.ts'
import { sectionsRoutes } from './domain/content/sections/routes.ts'
import { tagsRoutes } from './domain/content/tags/routes.ts'
import { exchanged } from './server/exchanged.ts'
import { constraintFields } from './platform/database/constraints.ts'
import type { Database } from './platform/database/database.ts'
import { isReadOnly } from './platform/database/read-only.ts'
import { stateReader } from './platform/database/state.ts'
import { exportsRoutes } from './features/exchange/exports/routes.ts'
import { importReportsRoutes } from './features/exchange/imports/report-routes.ts'
import { importsRoutes } from './features/exchange/imports/routes.ts'
import { extractionRoutes } from './features/extraction/routes.ts'
import { factsRoutes } from './domain/figures/facts/routes.ts'
import { postFiguresRoutes } from './domain/figures/figures/post-figures-routes.ts'
import { figuresRoutes } from './domain/figures/figures/routes.ts'
import { indicatorsRoutes } from './domain/figures/indicators/routes.ts'
import { figureProposalsRoutes } from './features/extraction/proposals/routes.ts'
import { quotaRulesRoutes } from './domain/figures/quota-rules/routes.ts'
import { reconciliationsRoutes } from './features/reconciliation/routes.ts'
import { registerCoverageRoutes } from './domain/figures/register-coverage/routes.ts'
import { authenticator } from './platform/http/authentication.ts'
import { keptAnswers } from './platform/http/kept-answers.ts'
import { addDocumentation, openApiRoutes } from './platform/http/openapi/documentation.ts'
import { refuseUnroutedPolicy } from './platform/http/policy-check.ts'
import { createServer } from './platform/http/server.ts'
import { healthRoutes, type Health } from './platform/operations/health.ts'
import { addMetrics, metricsRoutes } from './platform/operations/metrics.ts'
import { version } from './package.ts'
import { partyCellGradingsRoutes } from './domain/party/cell-gradings/routes.ts'
import { partyCellsRoutes } from './domain/party/cells/routes.ts'
import { commendationsRoutes } from './domain/party/commendations/routes.ts'
import { partyMemberGradingsRoutes } from './domain/party/member-gradings/routes.ts'
import { partyMembersRoutes } from './domain/party/members/routes.ts'
import { researchOutputsRoutes } from './domain/faculty/research-outputs/routes.ts'
import { learnReferrers } from './platform/resource/referrers.ts'
import { addressed, effects, searched } from './searched.ts'
import { searchRoutes } from './features/search/routes.ts'
import { searchSynonymsRoutes } from './features/search/synonyms/routes.ts'
import { staffDevelopmentsRoutes } from './domain/faculty/staff-developments/routes.ts'
import { statisticsRoutes } from './features/statistics/routes.ts'
import { tables } from './tables.ts'
import { tags } from './tags.ts'
import { classesRoutes } from './domain/training/classes/routes.ts'
import { enrollmentsRoutes } from './domain/training/enrollments/routes.ts'
import { learnersRoutes } from './domain/training/learners/routes.ts'
import { programsRoutes } from './domain/training/programs/routes.ts'

/**
 * The whole application, ready to listen or to be injected into.
 * @throws Error where a route has no entry in the policy table, or an entry no route.
 */
export async function buildApp(config: Config, database: Database, health: Health): Promise<FastifyInstance> {
  learnReferrers(tables)
  const constraints = constraintFields(tables)
  const app = await createServer({
    config,
    authentication: authenticator(config.adminKey, keyFinder(database)),
    constraints,
  })
  const kept = keptAnswers(stateReader(database, nextVisiblePost), config.keptAnswersBytes)
  const api = { app, database, config, kept, ...effects }
  await addDocumentation(app, { version, tags, publicUrl: config.publicUrl })
  const metrics = addMetrics(app, database.pool)
  const routed = refuseUnroutedPolicy(app)

  postsRoutes(api)
  redirectsRoutes(api, addressed)
  pageImportsRoutes(api)
  sectionsRoutes(api)
  tagsRoutes(api)
  peopleRoutes(api)
  linksRoutes(api)
  mediaRoutes(api)

  programsRoutes(api)
  classesRoutes(api)
  learnersRoutes(api)
  enrollmentsRoutes(api)
  staffDevelopmentsRoutes(api)
  researchOutputsRoutes(api)

  partyCellsRoutes(api)
  partyMembersRoutes(api)
  partyCellGradingsRoutes(api)
  partyMemberGradingsRoutes(api)
  commendationsRoutes(api)

  searchRoutes(api, searched)
  searchSynonymsRoutes(api)

  exportsRoutes(api, exchanged)
  importsRoutes(api, exchanged, constraints)
  importReportsRoutes(api, exchanged)

  extractionRoutes(api)
  figureProposalsRoutes(api)
  figuresRoutes(api)
  postFiguresRoutes(api)
  factsRoutes(api)
  reconciliationsRoutes(api)
  indicatorsRoutes(api)
  registerCoverageRoutes(api)
  quotaRulesRoutes(api)

  statisticsRoutes(api)
  chartsRoutes(api)

  apiKeysRoutes(api)
  auditEventsRoutes(api)

  healthRoutes(api, health, () => isReadOnly(database))
  metricsRoutes(api, metrics)
  openApiRoutes(api)
  routed()
  return app
}
