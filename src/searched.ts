import { personSearch } from './content/people/search.ts'
import { postSearch } from './content/posts/search.ts'
import { sections } from './content/sections/queries.ts'
import { tags } from './content/tags/queries.ts'
import { figureSearch } from './figures/search.ts'
import { partyCellSearch } from './party/cells/search.ts'
import type { SearchScope } from './search/answer.ts'
import { classSearch } from './training/classes/search.ts'
import { programs } from './training/programs/queries.ts'
import { programSearch } from './training/programs/search.ts'

/** What search covers, and what its filters name. */
export const searched: SearchScope = {
  sources: [programSearch, classSearch, partyCellSearch, personSearch, postSearch, figureSearch],
  references: { section: sections, tag: tags, program: programs },
}
