import { sections } from '../../domain/content/sections/resource.ts'
import { tags } from '../../domain/content/tags/resource.ts'
import { programs } from '../../domain/training/programs/resource.ts'
import type { ReadOnlyResource } from '../../platform/resource/definition.ts'
import { sortByBefore } from '../../platform/resource/sort-by-before.ts'
import type { SearchProvider } from '../../platform/resource/search-provider.ts'

/** What search covers, and what its filters name. */
export interface SearchCoverage {
  /** In the order in which facets name their types. */
  providers: readonly SearchProvider[]
  references: Record<'section' | 'tag' | 'program', ReadOnlyResource>
}

/** What search covers of some resources: those that declare how their rows are found. */
export const coverageOf = (resources: readonly ReadOnlyResource[]): SearchCoverage => ({
  providers: sortByBefore(
    resources.flatMap(({ search }) => search ?? []),
    ({ type }) => type,
  ),
  references: { section: sections, tag: tags, program: programs },
})
