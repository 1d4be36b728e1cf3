import { sql } from 'drizzle-orm'
import { codeInKey, qualified } from '../../../platform/database/columns.ts'
import { trainingAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  booleanFilter,
  choiceFilter,
  codeFilter,
  entityFilters,
  integerFilter,
  rangeFilters,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { enrollments, uncountedStatuses } from '../enrollments/table.ts'
import { programs } from '../programs/resource.ts'
import { proposeCancellationDays } from './cancellation.ts'
import { validateClassDates } from './dates.ts'
import { classesHeaders } from './headers.ts'
import { classInput, classOutput } from './schema.ts'
import { classSearch } from './search.ts'
import { deriveStatuses } from './status.ts'
import { classes as table, classModes, classStatuses } from './table.ts'
import { classesVocabularies } from './vocabularies.ts'

/** Counted on read, by an index on live enrollments, so that an enrollment never waits for the row of the class. */
const enrolledCount = sql<number>`(select count(*) from ${enrollments} where ${qualified(enrollments.class_id)} = ${qualified(table.id)} and ${qualified(enrollments.deleted_at)} is null and ${qualified(enrollments.status)} not in ${uncountedStatuses})`

export const classes = defineResource({
  path: 'classes',
  one: 'Class',
  many: 'Classes',
  label: { one: 'a class', many: 'classes', vi: 'lớp' },
  access: trainingAccess,
  description: 'A class is one run of a program; it counts in the year of its opening.',
  table,
  input: classInput,
  output: classOutput,
  derived: ['enrolled_count'],
  select: {
    ...entitySelect(table),
    code: table.code,
    name: table.name,
    program_id: table.program_id,
    year: table.year,
    planned: table.planned,
    mode: table.mode,
    venue: table.venue,
    opened_on: table.opened_on,
    closed_on: table.closed_on,
    status: table.status,
    cancelled_on: table.cancelled_on,
    opening_decision_number: table.opening_decision_number,
    opening_decision_date: table.opening_decision_date,
    head_teacher: table.head_teacher,
    audience: table.audience,
    partner: table.partner,
    origin: table.origin,
    capacity: table.capacity,
    headcount: table.headcount,
    headcount_unplanned: table.headcount_unplanned,
    enrolled_count: enrolledCount.as('enrolled_count'),
  },
  key: 'code',
  prepare: (drafts, context) => proposeCancellationDays(deriveStatuses(drafts), context),
  references: { program_id: { target: () => programs, alias: 'program', required: true } },
  headers: classesHeaders,
  vocabularies: classesVocabularies,
  filters: {
    year: integerFilter(table.year, 'Only classes counted in these years.'),
    program: referenceFilter(
      table.program_id,
      () => programs,
      'Only classes of these programs, by id or code.',
    ),
    planned: booleanFilter(
      table.planned,
      'Only classes in the plan (true), outside it (false), or where it is not stated (null).',
    ),
    mode: choiceFilter(table.mode, classModes, 'Only classes taught like this.'),
    status: choiceFilter(table.status, classStatuses, 'Only classes of these states.'),
    origin: textFilter(table.origin, 'Only classes of these former schools, or of the school itself (null).'),
    ...rangeFilters('opened_on', table.opened_on, 'day', 'the first day'),
    ...rangeFilters('closed_on', table.closed_on, 'day', 'the last day'),
    code: codeFilter(
      codeInKey(qualified(table.code_key)),
      'Only these codes, in any case, of whichever former school (`origin`).',
    ),
    ...containsFilter('name', table.name, 'the name', 'indexed'),
    ...entityFilters(table),
  },
  sorts: {
    name: textSort(table.name, 'name', 'name'),
    code: valueSort(table.code, 'code', 'text', 'code, by character'),
    year: valueSort(table.year, 'year', 'number', 'year of opening'),
    opened_on: valueSort(table.opened_on, 'opened_on', 'day', 'first day'),
    closed_on: valueSort(table.closed_on, 'closed_on', 'day', 'last day'),
    ...entitySorts(table),
  },
  // both descending, so that one index serves every page
  defaultSort: '-year,-code',
  search: classSearch,
  includes: { program: includeOne('program_id', 'program', () => programs) },
  stored: validateClassDates,
})
