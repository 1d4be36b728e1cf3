import { links } from '../content/links/queries.ts'
import { media } from '../content/media/queries.ts'
import { people } from '../content/people/queries.ts'
import { posts } from '../content/posts/queries.ts'
import { sections } from '../content/sections/queries.ts'
import { tags } from '../content/tags/queries.ts'
import { figures } from '../figures/figures/queries.ts'
import { indicators } from '../figures/indicators/queries.ts'
import { quotaRules } from '../figures/quota-rules/queries.ts'
import { partyCellGradings } from '../party/cell-gradings/queries.ts'
import { partyCells } from '../party/cells/queries.ts'
import { commendations } from '../party/commendations/queries.ts'
import { partyMemberGradings } from '../party/member-gradings/queries.ts'
import { partyMembers } from '../party/members/queries.ts'
import { researchOutputs } from '../research/outputs/queries.ts'
import type { ResourceDefinition } from '../resource/definition.ts'
import { searchSynonyms } from '../search/synonyms/queries.ts'
import { staffDevelopments } from '../staff/developments/queries.ts'
import { classes } from '../training/classes/queries.ts'
import { enrollments } from '../training/enrollments/queries.ts'
import { learners } from '../training/learners/queries.ts'
import { programs } from '../training/programs/queries.ts'

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
