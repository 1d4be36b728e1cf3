import { rulebookAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { choiceFilter, entityFilters, codeFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { units } from '../../../libraries/figure-grammar/figure.ts'
import { indicatorsHeaders } from './headers.ts'
import { indicator, indicatorInput } from './schema.ts'
import { indicatorKinds, indicatorNatures, indicators as table } from './table.ts'

export const indicators = defineResource({
  path: 'indicators',
  one: 'Indicator',
  many: 'Indicators',
  label: { one: 'an indicator', many: 'indicators', vi: 'chỉ tiêu thống kê' },
  access: rulebookAccess,
  description:
    'An indicator is what figures count or measure, such as the classes of the school, with the dimensions that its figures may have and those whose parts add up. Every school starts with a list that it may extend.',
  table,
  input: indicatorInput,
  output: indicator,
  select: {
    ...entitySelect(table),
    code: table.code,
    name_vi: table.name_vi,
    name_en: table.name_en,
    unit: table.unit,
    other_units: table.other_units,
    kind: table.kind,
    nature: table.nature,
    adds_over: table.adds_over,
    dimensions: table.dimensions,
  },
  key: 'code',
  headers: indicatorsHeaders,
  filters: {
    code: codeFilter(table.code_key, 'Only these codes, in any case.'),
    unit: choiceFilter(table.unit, units, 'Only indicators in these units.'),
    kind: choiceFilter(table.kind, indicatorKinds, 'Only these kinds.'),
    nature: choiceFilter(table.nature, indicatorNatures, 'Only flows, or only stocks.'),
    ...containsFilter('name_vi', table.name_vi, 'the Vietnamese name'),
    ...containsFilter('name_en', table.name_en, 'the English name'),
    ...entityFilters(table),
  },
  sorts: {
    code: valueSort(table.code, 'code', 'text', 'code, by character'),
    name_vi: textSort(table.name_vi, 'name_vi', 'Vietnamese name'),
    ...entitySorts(table),
  },
  defaultSort: 'code',
})
