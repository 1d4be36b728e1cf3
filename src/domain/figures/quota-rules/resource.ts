import { rejectDaysAhead } from '../../days-ahead.ts'
import { rulebookAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { choiceFilter, entityFilters, rangeFilters, textFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, valueSort } from '../../../platform/resource/sorts.ts'
import { quotaRulesHeaders } from './headers.ts'
import { quotaRule, quotaRuleInput } from './schema.ts'
import { quotaRules as table, quotaSubjects } from './table.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

export const quotaRules = defineResource({
  path: 'quota-rules',
  one: 'QuotaRule',
  many: 'QuotaRules',
  label: { one: 'a quota rule', many: 'quota rules', vi: 'quy định tỷ lệ xếp loại' },
  access: rulebookAccess,
  description:
    'A quota rule limits how many may get a grade. Reconciliations list figures beyond the limit, `/v1/party-grading-checks` measures the register; no write is rejected because of it.',
  table,
  input: quotaRuleInput,
  output: quotaRule,
  select: {
    ...entitySelect(table),
    regulation: table.regulation,
    basis: table.basis,
    issued_on: table.issued_on,
    subject_kind: table.subject_kind,
    grade: table.grade,
    base_grades: table.base_grades,
    scope: table.scope,
    limit: table.limit,
    exceptional_limit: table.exceptional_limit,
    rounding: table.rounding,
    counted_in: table.counted_in,
    leaders_only: table.leaders_only,
    excellent_score: table.excellent_score,
    good_score: table.good_score,
    completed_score: table.completed_score,
    period_kind: table.period_kind,
    valid_from: table.valid_from,
    valid_to: table.valid_to,
  },
  prepare: (drafts, context) => {
    rejectDaysAhead(drafts, ['issued_on'], context)
    return drafts.map(({ values }) => values)
  },
  headers: quotaRulesHeaders,
  filters: {
    regulation: textFilter(table.regulation, 'Only rules of these regulations, exactly as written.'),
    subject_kind: choiceFilter(table.subject_kind, quotaSubjects, 'Only rules for these.'),
    grade: choiceFilter(table.grade, grades, 'Only rules for these grades.'),
    ...rangeFilters('valid_from', table.valid_from, 'day', 'the first day'),
    ...containsFilter('regulation', table.regulation, 'the regulation'),
    ...entityFilters(table),
  },
  sorts: {
    valid_from: valueSort(table.valid_from, 'valid_from', 'day', 'first day'),
    ...entitySorts(table),
  },
  defaultSort: '-valid_from',
})
