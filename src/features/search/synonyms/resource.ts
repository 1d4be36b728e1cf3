import { contentAccess } from '../../../domain/content/access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters, textFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { searchSynonymsHeaders } from './headers.ts'
import { synonymKey } from './key.ts'
import { searchSynonym, searchSynonymInput } from './schema.ts'
import { searchSynonyms as table } from './table.ts'

export const searchSynonyms = defineResource({
  path: 'search-synonyms',
  one: 'SearchSynonym',
  many: 'SearchSynonyms',
  label: { one: 'a search synonym', many: 'search synonyms', vi: 'từ đồng nghĩa tìm kiếm' },
  access: contentAccess,
  description:
    'A search for a term also finds its expansion, and the other way round. Changes apply from the next search on, without indexing again.',
  table,
  input: searchSynonymInput,
  output: searchSynonym,
  select: { ...entitySelect(table), term: table.term, expansion: table.expansion },
  uniqueTogether: {
    fields: { term: table.term, expansion: table.expansion },
    pointer: 'expansion',
    message: { en: 'This term has this expansion already', vi: 'Từ này đã có cách diễn giải này' },
  },
  prepare: (drafts) =>
    drafts.map(({ values }) => ({
      ...values,
      term_key: synonymKey(values.term),
      expansion_key: synonymKey(values.expansion),
    })),
  headers: searchSynonymsHeaders,
  filters: {
    term: textFilter(table.term, 'Only these terms, exactly as written.'),
    ...containsFilter('term', table.term, 'the term'),
    ...containsFilter('expansion', table.expansion, 'the expansion'),
    ...entityFilters(table),
  },
  sorts: { term: textSort(table.term, 'term', 'term'), ...entitySorts(table) },
  defaultSort: 'term',
})
