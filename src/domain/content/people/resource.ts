import { inVietnameseOrder, qualified, givenName } from '../../../platform/database/columns.ts'
import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters, nameFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { peopleHeaders } from './headers.ts'
import { person, personInput } from './schema.ts'
import { personSearch } from './search.ts'
import { people as table } from './table.ts'

export const people = defineResource({
  path: 'people',
  one: 'Person',
  many: 'People',
  label: { one: 'a person', many: 'people', vi: 'tác giả, cán bộ' },
  access: contentAccess,
  description: 'People are named in posts in their public roles: authors, lecturers, officers.',
  table,
  input: personInput,
  output: person,
  select: {
    ...entitySelect(table),
    name: table.name,
    degree: table.degree,
    position: table.position,
    unit: table.unit,
  },
  headers: peopleHeaders,
  filters: {
    unit: nameFilter(table.unit, 'Only people of these units, exactly as written.', 'Ban Tổ chức, Tỉnh ủy'),
    ...containsFilter('name', table.name, 'the name', 'indexed'),
    ...entityFilters(table),
  },
  sorts: {
    given_name: {
      by: () => inVietnameseOrder(givenName(qualified(table.name))),
      kind: 'text',
      description: 'given name, which is the last word of the name',
    },
    name: textSort(table.name, 'name', 'full name from the family name on'),
    unit: textSort(table.unit, 'unit', 'unit'),
    ...entitySorts(table),
  },
  defaultSort: 'given_name,name',
  search: personSearch,
})
