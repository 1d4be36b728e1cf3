import type { Module } from '../../platform/resource/module.ts'
import { everyone } from '../../platform/access/policy.ts'
import { searchRoutes } from './routes.ts'
import { searchDocuments, searchIndexState, searchSequences, searchWords } from './table.ts'

export const searchModule: Module = {
  tag: {
    name: 'Search',
    vi: 'Tìm kiếm',
    description: 'Finds posts, programs, classes, Party cells, people and figures, however they are typed.',
  },
  tables: [searchDocuments, searchSequences, searchIndexState, searchWords],
  // what readers see, also for callers with a key: nothing hidden changes a result, a count or a suggestion
  policy: { search: everyone, suggest: everyone },
  nextChange: '(select min(sorted_at) from search_documents where public and sorted_at > now())',
  routes: searchRoutes,
}
