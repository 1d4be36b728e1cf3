import type { FastifyInstance } from 'fastify'
import { keyFinder } from './access/api-keys/queries.ts'
import { apiKeysRoutes } from './access/api-keys/routes.ts'
import { auditEventsRoutes } from './audit/routes.ts'
import { chartsRoutes } from './charts/routes.ts'
import type { Config } from './config.ts'
import { linksRoutes } from './content/links/routes.ts'
import { mediaRoutes } from './content/media/routes.ts'
import { pageImportsRoutes } from './content/page-imports/routes.ts'
import { peopleRoutes } from './content/people/routes.ts'
import { postsRoutes } from './content/posts/routes.ts'
import { nextVisiblePost } from './content/posts/visibility.ts'
import { redirectsRoutes } from './content/redirects/routes.ts'
import { sectionsRoutes } from './content/sections/routes.ts'
import { tagsRoutes } from './content/tags/routes.ts'
import { constraintFields } from './database/constraints.ts'
import type { Database } from './database/database.ts'
import { isReadOnly } from './database/read-only.ts'
import { stateReader } from './database/state.ts'
import { exportsRoutes } from './exchange/exports/routes.ts'
import { importReportsRoutes } from './exchange/imports/report-routes.ts'
import { importsRoutes } from './exchange/imports/routes.ts'
import { extractionRoutes } from './figures/extraction/routes.ts'
import { factsRoutes } from './figures/facts/routes.ts'
import { postFiguresRoutes } from './figures/figures/post-figures-routes.ts'
import { figuresRoutes } from './figures/figures/routes.ts'
import { indicatorsRoutes } from './figures/indicators/routes.ts'
import { figureProposalsRoutes } from './figures/proposals/routes.ts'
import { quotaRulesRoutes } from './figures/quota-rules/routes.ts'
import { reconciliationsRoutes } from './figures/reconciliation/routes.ts'
import { registerCoverageRoutes } from './figures/register-coverage/routes.ts'
import { authenticator } from './http/authentication.ts'
import { keptAnswers } from './http/kept-answers.ts'
import { addDocumentation, openApiRoutes } from './http/openapi/documentation.ts'
import { refuseUnroutedPolicy } from './http/policy-check.ts'
import { createServer } from './http/server.ts'
import { healthRoutes, type Health } from './operations/health.ts'
import { addMetrics, metricsRoutes } from './operations/metrics.ts'
import { version } from './package.ts'
import { partyCellGradingsRoutes } from './party/cell-gradings/routes.ts'
import { partyCellsRoutes } from './party/cells/routes.ts'
import { commendationsRoutes } from './party/commendations/routes.ts'
import { partyMemberGradingsRoutes } from './party/member-gradings/routes.ts'
import { partyMembersRoutes } from './party/members/routes.ts'
import { researchOutputsRoutes } from './research/outputs/routes.ts'
import { learnReferrers } from './resource/referrers.ts'
import { searched } from './searched.ts'
import { searchRoutes } from './search/routes.ts'
import { searchSynonymsRoutes } from './search/synonyms/routes.ts'
import { staffDevelopmentsRoutes } from './staff/developments/routes.ts'
import { statisticsRoutes } from './statistics/routes.ts'
import { tables } from './tables.ts'
import { tags } from './tags.ts'
import { classesRoutes } from './training/classes/routes.ts'
import { enrollmentsRoutes } from './training/enrollments/routes.ts'
import { learnersRoutes } from './training/learners/routes.ts'
import { programsRoutes } from './training/programs/routes.ts'

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
  const api = { app, database, config, kept }
  await addDocumentation(app, { version, tags, publicUrl: config.publicUrl })
  const metrics = addMetrics(app, database.pool)
  const routed = refuseUnroutedPolicy(app)

  postsRoutes(api)
  redirectsRoutes(api)
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

  exportsRoutes(api)
  importsRoutes(api, constraints)
  importReportsRoutes(api)

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
