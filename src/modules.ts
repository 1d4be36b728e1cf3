import { eventsModule } from './domain/calendar/events/module.ts'
import { documentKindsModule } from './domain/content/document-kinds/module.ts'
import { documentsModule } from './domain/content/documents/module.ts'
import { linksModule } from './domain/content/links/module.ts'
import { mediaModule } from './domain/content/media/module.ts'
import { menuItemsModule } from './domain/content/menu-items/module.ts'
import { menusModule } from './domain/content/menus/module.ts'
import { pageImportsModule } from './domain/content/page-imports/module.ts'
import { peopleModule } from './domain/content/people/module.ts'
import { postsModule } from './domain/content/posts/module.ts'
import { sectionsModule } from './domain/content/sections/module.ts'
import { tagsModule } from './domain/content/tags/module.ts'
import { researchOutputsModule } from './domain/faculty/research-outputs/module.ts'
import { staffDevelopmentsModule } from './domain/faculty/staff-developments/module.ts'
import { factsModule } from './domain/figures/facts/module.ts'
import { figuresModule } from './domain/figures/figures/module.ts'
import { indicatorsModule } from './domain/figures/indicators/module.ts'
import { quotaRulesModule } from './domain/figures/quota-rules/module.ts'
import { reconciliationExceptionsModule } from './domain/figures/reconciliation-exceptions/module.ts'
import { reportedOrganisationsModule } from './domain/figures/reported-organisations/module.ts'
import { registerCoverageModule } from './domain/figures/register-coverage/module.ts'
import { partyCellGradingsModule } from './domain/party/cell-gradings/module.ts'
import { partyCellsModule } from './domain/party/cells/module.ts'
import { commendationsModule } from './domain/party/commendations/module.ts'
import { partyMemberGradingsModule } from './domain/party/member-gradings/module.ts'
import { gradingChecksModule } from './domain/party/grading-checks/module.ts'
import { partyMembersModule } from './domain/party/members/module.ts'
import { partyMembershipsModule } from './domain/party/memberships/module.ts'
import { classCountsModule } from './domain/training/class-counts/module.ts'
import { classesModule } from './domain/training/classes/module.ts'
import { enrollmentEventsModule } from './domain/training/enrollment-events/module.ts'
import { enrollmentsModule } from './domain/training/enrollments/module.ts'
import { registerChecksModule } from './domain/training/register-checks/module.ts'
import { learnersModule } from './domain/training/learners/module.ts'
import { trainingPlansModule } from './domain/training/plans/module.ts'
import { programsModule } from './domain/training/programs/module.ts'
import { documents } from './domain/training/programs/resource.ts'
import { privacyModule } from './domain/training/privacy/module.ts'
import { resultsModule } from './domain/training/results/module.ts'
import { exportsModule } from './features/exchange/exports/module.ts'
import { importsModule } from './features/exchange/imports/module.ts'
import { extractionModule } from './features/extraction/module.ts'
import { feedsModule } from './features/feeds/module.ts'
import { homeModule } from './features/home/module.ts'
import { reconciliationModule } from './features/reconciliation/module.ts'
import { printModule } from './features/print/module.ts'
import { relatedModule } from './features/related/module.ts'
import { reportsModule } from './features/reports/module.ts'
import { rostersModule } from './features/rosters/module.ts'
import { schedulesModule } from './features/schedules/module.ts'
import { searchEngine } from './features/search/engine.ts'
import { searchModule } from './features/search/module.ts'
import { searchSynonymsModule } from './features/search/synonyms/module.ts'
import { chartsModule } from './features/statistics/charts/module.ts'
import { statisticsModule } from './features/statistics/module.ts'
import { apiKeysModule } from './platform/api-keys/module.ts'
import { auditEventsModule } from './platform/audit/module.ts'
import { meModule } from './platform/me/module.ts'
import { operationsModule } from './platform/operations/module.ts'
import { redirectsModule } from './platform/resource/redirects/module.ts'
import { trashModule } from './platform/resource/trash-module.ts'
import type { AccessControl, Roles } from './platform/access/access-control.ts'
import type { Scope } from './platform/access/scope.ts'
import type { WriteEffects } from './platform/resource/write-context.ts'
import { eventsFor } from './platform/resource/events.ts'
import {
  accessControlOf,
  exchangedOf,
  listenersOf,
  resourcesOf,
  type Module,
} from './platform/resource/module.ts'

/** Every part of the application, in order of reference: what a module refers to stands before it. */
export const modules: readonly Module[] = [
  sectionsModule,
  tagsModule,
  mediaModule,
  peopleModule,
  linksModule,
  postsModule,
  pageImportsModule,
  menusModule,
  menuItemsModule,
  documentKindsModule,
  documentsModule(documents),

  programsModule,
  trainingPlansModule,
  classesModule,
  classCountsModule,
  learnersModule,
  enrollmentsModule,
  enrollmentEventsModule,
  resultsModule,
  privacyModule,
  registerChecksModule,

  staffDevelopmentsModule,
  researchOutputsModule,

  eventsModule,

  partyCellsModule,
  partyMembersModule,
  partyMembershipsModule,
  partyCellGradingsModule,
  partyMemberGradingsModule,
  gradingChecksModule,
  commendationsModule,

  indicatorsModule,
  figuresModule,
  factsModule,
  reconciliationExceptionsModule,
  reportedOrganisationsModule,
  registerCoverageModule,
  quotaRulesModule,

  extractionModule,
  reconciliationModule,
  rostersModule,
  schedulesModule,
  statisticsModule,
  reportsModule,
  chartsModule,
  searchModule,
  relatedModule,
  printModule,
  feedsModule,
  homeModule,
  searchSynonymsModule,
  exportsModule,
  importsModule,

  redirectsModule,
  trashModule,
  meModule,
  apiKeysModule,
  auditEventsModule,
  operationsModule,
]

/** What the holders of a key of a role may do. */
const roles = {
  /** A frontend: sees what everyone sees, with a separate rate limit. */
  reader: [],
  /** Writes own drafts and submits them. */
  author: ['content:write_own'],
  editor: ['content:read', 'content:write', 'figures:read', 'figures:write'],
  publisher: ['content:read', 'content:write', 'content:publish', 'figures:read', 'figures:write'],
  registrar: ['training:read', 'training:write', 'coverage:declare'],
  party_officer: ['party:read', 'party:write', 'coverage:declare'],
} as const satisfies Roles

/** The names of the roles. */
export type Role = keyof typeof roles | 'admin'

/** Who may do what in an application of these modules. */
export function accessControlFor(some: readonly Module[]): AccessControl {
  const scopes = some.flatMap(({ scopes = {} }) => Object.keys(scopes) as Scope[])
  return accessControlOf(some, { ...roles, admin: scopes })
}

/** What writes cause beside their own rows, in an application of these modules. */
export const effectsFor = (some: readonly Module[]): WriteEffects => ({
  search: searchEngine,
  events: eventsFor(listenersOf(some)),
})

/** What writes cause in the whole application. */
export const effects = effectsFor(modules)

/** Every resource of the whole application. */
export const resources = resourcesOf(modules)

/** All resources of the whole application of which files are exported and imported. */
export const exchanged = exchangedOf(modules)

/** Who may do what in the whole application. */
export const access = accessControlFor(modules)
