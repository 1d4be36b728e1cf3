import { inVietnameseOrder, qualified, givenName } from '../../../platform/database/columns.ts'
import { learnerAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  entityFilters,
  integerFilter,
  pairsFilter,
  nameFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { classes } from '../classes/resource.ts'
import { enrollments } from '../enrollments/table.ts'
import { learnersHeaders } from './headers.ts'
import { learner, learnerInput } from './schema.ts'
import { learners as table } from './table.ts'

export const learners = defineResource({
  path: 'learners',
  one: 'Learner',
  many: 'Learners',
  label: { one: 'a learner', many: 'learners' },
  access: learnerAccess,
  description:
    'A learner is a person who attends classes; only keys that may read training registers see any.',
  table,
  input: learnerInput,
  output: learner,
  select: {
    ...entitySelect(table),
    full_name: table.full_name,
    birth_year: table.birth_year,
    position: table.position,
    unit: table.unit,
  },
  headers: learnersHeaders,
  filters: {
    class: pairsFilter(
      table.id,
      { own: enrollments.learner_id, other: enrollments.class_id },
      () => classes,
      'Only learners who are enrolled in these classes, by id or code.',
    ),
    full_name: nameFilter(table.full_name, 'Only learners with exactly these full names.'),
    birth_year: integerFilter(table.birth_year, 'Only learners born in these years.'),
    unit: textFilter(table.unit, 'Only learners of exactly these units.', 'Ban Tổ chức, Tỉnh ủy'),
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
})
