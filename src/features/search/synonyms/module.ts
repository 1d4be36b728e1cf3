import type { Module } from '../../../platform/resource/module.ts'
import { searchSynonyms } from './resource.ts'
import { searchSynonyms as searchSynonymsTable } from './table.ts'

export const searchSynonymsModule: Module = {
  tag: {
    name: 'SearchSynonyms',
    vi: 'Từ viết tắt và từ đồng nghĩa',
    description: 'Abbreviations and the words that they stand for, which search treats as equal.',
  },
  tables: [searchSynonymsTable],
  resource: searchSynonyms,
}
