import { codeInKey, inVietnameseOrder, qualified, givenName } from '../../../platform/database/columns.ts'
import { learnerAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  codeFilter,
  entityFilters,
  integerFilter,
  pairsFilter,
  nameFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { classes } from '../classes/resource.ts'
import { enrollments } from '../enrollments/table.ts'
import { assertNotAnonymous } from './anonymous.ts'
import { completeLearners, inputOfLearner } from './birth.ts'
import { nameOfCountry } from './countries.ts'
import { nameOfEthnicity } from './ethnicities.ts'
import { ethnicityName } from './ethnicity-name.ts'
import { learnersHeaders } from './headers.ts'
import { isMinority } from './minority.ts'
import { samePerson } from './same-person.ts'
import { learner, learnerInput } from './schema.ts'
import { learners as table } from './table.ts'
import { learnersVocabularies } from './vocabularies.ts'

export const learners = defineResource({
  path: 'learners',
  one: 'Learner',
  many: 'Learners',
  label: { one: 'a learner', many: 'learners', vi: 'học viên' },
  access: learnerAccess,
  readsAudited: true,
  description:
    'A learner is a person who attends classes; only keys that may read training registers see any.',
  table,
  input: learnerInput,
  output: learner,
  select: {
    ...entitySelect(table),
    full_name: table.full_name,
    code: table.code,
    origin: table.origin,
    birth_date: table.birth_date,
    birth_year: table.birth_year,
    sex: table.sex,
    nationality: table.nationality,
    ethnicity: table.ethnicity,
    ethnicity_name: ethnicityName(table.ethnicity).as('ethnicity_name'),
    is_minority: isMinority.as('is_minority'),
    position: table.position,
    holds_leadership: table.holds_leadership,
    position_level: table.position_level,
    unit: table.unit,
    unit_group: table.unit_group,
    party_member: table.party_member,
    anonymized_at: table.anonymized_at,
  },
  derived: ['ethnicity_name', 'is_minority'],
  prepare: completeLearners,
  toInput: inputOfLearner,
  assertMayChange: assertNotAnonymous,
  keyless: samePerson,
  headers: learnersHeaders,
  vocabularies: learnersVocabularies,
  codeNames: { ethnicity: nameOfEthnicity, nationality: nameOfCountry },
  filters: {
    class: pairsFilter(
      table.id,
      { own: enrollments.learner_id, other: enrollments.class_id },
      () => classes,
      'Only learners who are enrolled in these classes, by id or code.',
    ),
    code: codeFilter(
      codeInKey(qualified(table.code_key)),
      'Only learners with these codes, in any case, of whichever former school (`origin`).',
    ),
    origin: textFilter(
      table.origin,
      'Only learners of these former schools, or of the school itself (null).',
    ),
    full_name: nameFilter(table.full_name, 'Only learners with exactly these full names.'),
    birth_year: integerFilter(table.birth_year, 'Only learners born in these years.'),
    unit: textFilter(table.unit, 'Only learners of exactly these units.', 'Ban Tổ chức, Tỉnh ủy'),
    ...containsFilter('full_name', table.full_name, 'the full name', 'indexed'),
    ...entityFilters(table),
  },
  sorts: {
    full_name: textSort(table.full_name, 'full_name', 'full name from its first word'),
    given_name: {
      by: () => inVietnameseOrder(givenName(qualified(table.full_name))),
      kind: 'text',
      description: 'last word of the full name',
    },
    ...entitySorts(table),
  },
  defaultSort: 'given_name,full_name',
  persons: {
    words: table.person_words,
    name: table.full_name,
    others: [table.unit, table.code, table.external_id],
  },
})
