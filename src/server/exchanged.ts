import { links } from '../domain/content/links/resource.ts'
import { media } from '../domain/content/media/resource.ts'
import { people } from '../domain/content/people/resource.ts'
import { posts } from '../domain/content/posts/resource.ts'
import { sections } from '../domain/content/sections/resource.ts'
import { tags } from '../domain/content/tags/resource.ts'
import { figures } from '../domain/figures/figures/resource.ts'
import { indicators } from '../domain/figures/indicators/resource.ts'
import { quotaRules } from '../domain/figures/quota-rules/resource.ts'
import { partyCellGradings } from '../domain/party/cell-gradings/resource.ts'
import { partyCells } from '../domain/party/cells/resource.ts'
import { commendations } from '../domain/party/commendations/resource.ts'
import { partyMemberGradings } from '../domain/party/member-gradings/resource.ts'
import { partyMembers } from '../domain/party/members/resource.ts'
import { researchOutputs } from '../domain/faculty/research-outputs/resource.ts'
import type { ResourceDefinition } from '../platform/resource/definition.ts'
import { searchSynonyms } from '../features/search/synonyms/resource.ts'
import { staffDevelopments } from '../domain/faculty/staff-developments/resource.ts'
import { classes } from '../domain/training/classes/resource.ts'
import { enrollments } from '../domain/training/enrollments/resource.ts'
import { learners } from '../domain/training/learners/resource.ts'
import { programs } from '../domain/training/programs/resource.ts'

/** The resources that are exported and imported as files; a resource stands after those that it refers to. */
export const exchanged: readonly ResourceDefinition[] = [
  sections,
  tags,
  people,
  links,
  media,
  posts,
  programs,
  classes,
  learners,
  enrollments,
  staffDevelopments,
  researchOutputs,
  partyCells,
  partyMembers,
  partyCellGradings,
  partyMemberGradings,
  commendations,
  indicators,
  figures,
  quotaRules,
  searchSynonyms,
]
