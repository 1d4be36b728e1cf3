import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { inVietnameseOrder, qualified, givenName } from '../../../platform/database/columns.ts'
import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { conditionFilter, entityFilters, nameFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { pictureOf, rejectOtherKinds } from '../media/pictures.ts'
import { media } from '../media/resource.ts'
import { peopleHeaders } from './headers.ts'
import { person, personInput } from './schema.ts'
import { personSearch } from './search.ts'
import { people as table } from './table.ts'

/** A value that readers see only if its flag is set. */
const shownIf = (flag: PgColumn, value: SQL) => sql`case when ${qualified(flag)} then ${value} end`

const ifPublic = (flag: PgColumn, column: PgColumn) =>
  sql<string | null>`${shownIf(flag, qualified(column))}`.as(column.name)

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
    office_phone: table.office_phone,
    office_phone_public: table.office_phone_public,
    email: table.email,
    email_public: table.email_public,
    photo_id: table.photo_id,
    picture: pictureOf(qualified(table.photo_id), qualified(table.name), 'picture'),
    photo_public: table.photo_public,
    contact_order: table.contact_order,
  },
  publicSelect: {
    office_phone: ifPublic(table.office_phone_public, table.office_phone),
    email: ifPublic(table.email_public, table.email),
    photo_id: ifPublic(table.photo_public, table.photo_id),
    picture: pictureOf(
      shownIf(table.photo_public, qualified(table.photo_id)),
      qualified(table.name),
      'picture',
    ),
  },
  // who was taken off the website is not shown again by a restore alone
  offOnRestore: ['office_phone_public', 'email_public', 'photo_public'],
  derived: ['picture'],
  references: { photo_id: { target: () => media, alias: 'photo', required: false, keptIfLeftOut: true } },
  headers: peopleHeaders,
  filters: {
    unit: nameFilter(table.unit, 'Only people of these units, exactly as written.', 'Ban Tổ chức, Tỉnh ủy'),
    ...containsFilter('name', table.name, 'the name', 'indexed'),
    in_contacts: conditionFilter(
      'Only people in the contact list of the school (true), or the others (false).',
      () => sql`(${qualified(table.contact_order)} is not null)`,
    ),
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
    contact_order: valueSort(table.contact_order, 'contact_order', 'number', 'place in the contact list'),
    ...entitySorts(table),
  },
  defaultSort: 'given_name,name',
  search: personSearch,
  prepare: async (drafts, context) => {
    const uses = drafts.map(({ id, values }) => ({ id, media_id: values.photo_id ?? null }))
    await rejectOtherKinds(uses, 'photo_id', context)
    return drafts.map(({ values }) => values)
  },
})
