import type { Module } from '../../../platform/resource/module.ts'
import { searchSynonyms } from './resource.ts'
import { searchSynonyms as searchSynonymsTable } from './table.ts'

export const searchSynonymsModule: Module = {
  tag: {
    name: 'SearchSynonyms',
    description: 'Abbreviations and what they stand for, as search exchanges them.',
  },
  tables: [searchSynonymsTable],
  resource: searchSynonyms,
}
