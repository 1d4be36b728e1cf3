import { contentAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { codeFilter, entityFilters } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { documentKindsHeaders } from './headers.ts'
import { documentKind, documentKindInput } from './schema.ts'
import { documentKinds as table } from './table.ts'

export const documentKinds = defineResource({
  path: 'document-kinds',
  one: 'DocumentKind',
  many: 'DocumentKinds',
  label: { one: 'a kind of documents', many: 'kinds of documents', vi: 'loại văn bản' },
  access: contentAccess,
  description:
    'A kind of documents, such as a plan or a decision. Every school starts with a list that it may extend.',
  table,
  input: documentKindInput,
  output: documentKind,
  select: {
    ...entitySelect(table),
    code: table.code,
    name_vi: table.name_vi,
    name_en: table.name_en,
    abbreviation: table.abbreviation,
  },
  key: 'code',
  headers: documentKindsHeaders,
  filters: {
    code: codeFilter(table.code_key, 'Only these codes, in any case.'),
    ...entityFilters(table),
  },
  sorts: {
    code: valueSort(table.code, 'code', 'text', 'code, by character'),
    name_vi: textSort(table.name_vi, 'name_vi', 'Vietnamese name'),
    ...entitySorts(table),
  },
  defaultSort: 'name_vi',
})
