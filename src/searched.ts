import { personSearch } from './domain/content/people/search.ts'
import { postSearch } from './domain/content/posts/search.ts'
import { sections } from './domain/content/sections/resource.ts'
import { tags } from './domain/content/tags/resource.ts'
import { figureSearch } from './domain/figures/figures/search.ts'
import { partyCellSearch } from './domain/party/cells/search.ts'
import type { SearchScope } from './features/search/answer.ts'
import { classSearch } from './domain/training/classes/search.ts'
import { programs } from './domain/training/programs/resource.ts'
import { programSearch } from './domain/training/programs/search.ts'

/** What search covers, and what its filters name. */
export const searched: SearchScope = {
  sources: [programSearch, classSearch, partyCellSearch, personSearch, postSearch, figureSearch],
  references: { section: sections, tag: tags, program: programs },
}
