import { links } from '../../domain/content/links/queries.ts'
import { media } from '../../domain/content/media/queries.ts'
import { people } from '../../domain/content/people/queries.ts'
import { posts } from '../../domain/content/posts/queries.ts'
import { sections } from '../../domain/content/sections/queries.ts'
import { tags } from '../../domain/content/tags/queries.ts'
import { figures } from '../../domain/figures/figures/queries.ts'
import { indicators } from '../../domain/figures/indicators/queries.ts'
import { quotaRules } from '../../domain/figures/quota-rules/queries.ts'
import { partyCellGradings } from '../../domain/party/cell-gradings/queries.ts'
import { partyCells } from '../../domain/party/cells/queries.ts'
import { commendations } from '../../domain/party/commendations/queries.ts'
import { partyMemberGradings } from '../../domain/party/member-gradings/queries.ts'
import { partyMembers } from '../../domain/party/members/queries.ts'
import { researchOutputs } from '../../domain/faculty/research-outputs/queries.ts'
import type { ResourceDefinition } from '../../platform/resource/definition.ts'
import { searchSynonyms } from '../search/synonyms/queries.ts'
import { staffDevelopments } from '../../domain/faculty/staff-developments/queries.ts'
import { classes } from '../../domain/training/classes/queries.ts'
import { enrollments } from '../../domain/training/enrollments/queries.ts'
import { learners } from '../../domain/training/learners/queries.ts'
import { programs } from '../../domain/training/programs/queries.ts'

/** What goes out and comes in as files; whatever a resource refers to stands before it. */
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
