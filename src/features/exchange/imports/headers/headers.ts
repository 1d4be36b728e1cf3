import { figuresHeaders } from './figures.ts'
import type { HeaderNames } from './header-names.ts'
import { indicatorsHeaders } from './indicators.ts'
import { quotaRulesHeaders } from './quota-rules.ts'
import { classesHeaders } from './classes.ts'
import { commendationsHeaders } from './commendations.ts'
import { enrollmentsHeaders } from './enrollments.ts'
import { learnersHeaders } from './learners.ts'
import { linksHeaders } from './links.ts'
import { mediaHeaders } from './media.ts'
import { partyCellGradingsHeaders } from './party-cell-gradings.ts'
import { partyCellsHeaders } from './party-cells.ts'
import { partyMemberGradingsHeaders } from './party-member-gradings.ts'
import { partyMembersHeaders } from './party-members.ts'
import { peopleHeaders } from './people.ts'
import { postsHeaders } from './posts.ts'
import { programsHeaders } from './programs.ts'
import { researchOutputsHeaders } from './research-outputs.ts'
import { searchSynonymsHeaders } from './search-synonyms.ts'
import { sectionsHeaders } from './sections.ts'
import { staffDevelopmentsHeaders } from './staff-developments.ts'
import { tagsHeaders } from './tags.ts'

/** The Vietnamese heads of each resource's columns, by its path. */
export const vietnameseHeaders: Readonly<Record<string, HeaderNames>> = {
  sections: sectionsHeaders,
  tags: tagsHeaders,
  people: peopleHeaders,
  links: linksHeaders,
  media: mediaHeaders,
  posts: postsHeaders,
  programs: programsHeaders,
  classes: classesHeaders,
  learners: learnersHeaders,
  enrollments: enrollmentsHeaders,
  'staff-developments': staffDevelopmentsHeaders,
  'research-outputs': researchOutputsHeaders,
  'party-cells': partyCellsHeaders,
  'party-members': partyMembersHeaders,
  'party-cell-gradings': partyCellGradingsHeaders,
  'party-member-gradings': partyMemberGradingsHeaders,
  commendations: commendationsHeaders,
  'search-synonyms': searchSynonymsHeaders,
  indicators: indicatorsHeaders,
  figures: figuresHeaders,
  'quota-rules': quotaRulesHeaders,
}
