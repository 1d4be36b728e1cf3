import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { partyAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  choiceFilter,
  conditionFilter,
  entityFilters,
  rangeFilters,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { dayParameter } from '../../../platform/http/fields.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { partyCellsHeaders } from './headers.ts'
import { partyCell, partyCellInput } from './schema.ts'
import { partyCellSearch } from './search.ts'
import { organisationKinds, partyCells as table } from './table.ts'
import { partyCellsVocabularies } from './vocabularies.ts'

export const partyCells = defineResource({
  path: 'party-cells',
  one: 'PartyCell',
  many: 'PartyCells',
  label: { one: 'a Party cell', many: 'Party cells' },
  access: partyAccess,
  description: 'A Party cell (chi bộ) has members, and is graded every year.',
  table,
  input: partyCellInput,
  output: partyCell,
  select: {
    ...entitySelect(table),
    name: table.name,
    slug: table.slug,
    kind: table.kind,
    established_on: table.established_on,
    dissolved_on: table.dissolved_on,
    origin: table.origin,
  },
  key: 'slug',
  prepare: (drafts, context) => withSlugs(drafts, 'name', table, context),
  headers: partyCellsHeaders,
  vocabularies: partyCellsVocabularies,
  filters: {
    slug: textFilter(table.slug, 'Only these slugs.'),
    kind: choiceFilter(table.kind, organisationKinds, 'Only organisations of these kinds.'),
    origin: textFilter(
      table.origin,
      'Only Party cells of these former schools, or of the school itself (null).',
    ),
    as_of: {
      schema: dayParameter().meta({
        scalar: { type: 'string', format: 'date' },
        description:
          'Only Party cells of this day: established by then, and not dissolved. A day that is not known excludes none.',
      }),
      apply: (name, value) => ({
        shape: name,
        values: { [name]: value },
        where: () =>
          sql`(coalesce(${qualified(table.established_on)}, '-infinity') <= ${sql.placeholder(name)}::date and coalesce(${qualified(table.dissolved_on)}, 'infinity') > ${sql.placeholder(name)}::date)`,
      }),
    },
    dissolved: conditionFilter(
      'Only Party cells that were dissolved (true), or without a known day of dissolution (false).',
      () => sql`${qualified(table.dissolved_on)} is not null`,
    ),
    ...rangeFilters('established_on', table.established_on, 'day', 'the day of establishment'),
    ...rangeFilters('dissolved_on', table.dissolved_on, 'day', 'the day of dissolution'),
    ...entityFilters(table),
  },
  sorts: {
    name: textSort(table.name, 'name', 'name'),
    established_on: valueSort(table.established_on, 'established_on', 'day', 'day of establishment'),
    dissolved_on: valueSort(table.dissolved_on, 'dissolved_on', 'day', 'day of dissolution'),
    ...entitySorts(table),
  },
  defaultSort: 'name',
  search: partyCellSearch,
})
