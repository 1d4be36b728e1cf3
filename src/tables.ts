import { apiKeys } from './platform/api-keys/table.ts'
import { auditEvents } from './platform/audit/table.ts'
import { links } from './domain/content/links/table.ts'
import { media } from './domain/content/media/table.ts'
import { people } from './domain/content/people/table.ts'
import { postBylines, postMedia, posts, postTags } from './domain/content/posts/table.ts'
import { postRevisions } from './domain/content/posts/revisions/table.ts'
import { sections } from './domain/content/sections/table.ts'
import { tags } from './domain/content/tags/table.ts'
import { importChunks, importErrors, imports } from './features/exchange/imports/table.ts'
import { figures } from './domain/figures/figures/table.ts'
import { indicators } from './domain/figures/indicators/table.ts'
import { quotaRules } from './domain/figures/quota-rules/table.ts'
import { registerCoverage } from './domain/figures/register-coverage/table.ts'
import { idempotencyKeys } from './platform/http/idempotency/table.ts'
import { partyCellGradings } from './domain/party/cell-gradings/table.ts'
import { partyCells } from './domain/party/cells/table.ts'
import { commendations } from './domain/party/commendations/table.ts'
import { partyMemberGradings } from './domain/party/member-gradings/table.ts'
import { partyMembers } from './domain/party/members/table.ts'
import { researchOutputPeople, researchOutputs } from './domain/faculty/research-outputs/table.ts'
import { slugRedirects } from './platform/resource/redirects/table.ts'
import { searchSynonyms } from './features/search/synonyms/table.ts'
import { searchDocuments, searchWords } from './features/search/table.ts'
import { staffDevelopmentPeople, staffDevelopments } from './domain/faculty/staff-developments/table.ts'
import { classes } from './domain/training/classes/table.ts'
import { classCounts } from './domain/training/class-counts/table.ts'
import { enrollments } from './domain/training/enrollments/table.ts'
import { learners } from './domain/training/learners/table.ts'
import { programs } from './domain/training/programs/table.ts'

/** Every table of the database: what the schema is checked against, and where constraints and references are learnt. */
export const tables = [
  idempotencyKeys,
  auditEvents,
  apiKeys,
  slugRedirects,
  programs,
  classes,
  learners,
  enrollments,
  classCounts,
  staffDevelopments,
  staffDevelopmentPeople,
  researchOutputs,
  researchOutputPeople,
  partyCells,
  partyMembers,
  partyCellGradings,
  partyMemberGradings,
  commendations,
  sections,
  tags,
  people,
  links,
  media,
  posts,
  postTags,
  postBylines,
  postMedia,
  postRevisions,
  indicators,
  figures,
  registerCoverage,
  quotaRules,
  searchDocuments,
  searchWords,
  searchSynonyms,
  imports,
  importChunks,
  importErrors,
]
