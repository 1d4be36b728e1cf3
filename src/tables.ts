import { apiKeys } from './access/api-keys/table.ts'
import { auditEvents } from './audit/table.ts'
import { links } from './content/links/table.ts'
import { media } from './content/media/table.ts'
import { people } from './content/people/table.ts'
import { postBylines, postMedia, posts, postTags } from './content/posts/table.ts'
import { postRevisions } from './content/posts/revisions/table.ts'
import { sections } from './content/sections/table.ts'
import { tags } from './content/tags/table.ts'
import { importChunks, importErrors, imports } from './exchange/imports/table.ts'
import { figures } from './figures/figures/table.ts'
import { indicators } from './figures/indicators/table.ts'
import { quotaRules } from './figures/quota-rules/table.ts'
import { registerCoverage } from './figures/register-coverage/table.ts'
import { idempotencyKeys } from './http/idempotency/table.ts'
import { partyCellGradings } from './party/cell-gradings/table.ts'
import { partyCells } from './party/cells/table.ts'
import { commendations } from './party/commendations/table.ts'
import { partyMemberGradings } from './party/member-gradings/table.ts'
import { partyMembers } from './party/members/table.ts'
import { researchOutputPeople, researchOutputs } from './research/outputs/table.ts'
import { slugRedirects } from './resource/redirects/table.ts'
import { searchSynonyms } from './search/synonyms/table.ts'
import { searchDocuments, searchWords } from './search/table.ts'
import { staffDevelopmentPeople, staffDevelopments } from './staff/developments/table.ts'
import { classes } from './training/classes/table.ts'
import { classCounts } from './training/class-counts/table.ts'
import { enrollments } from './training/enrollments/table.ts'
import { learners } from './training/learners/table.ts'
import { programs } from './training/programs/table.ts'

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
