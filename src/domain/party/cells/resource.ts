import { sql } from 'drizzle-orm'
import { acquireLocks, advisoryLocks } from '../../../platform/database/advisory-locks.ts'
import { qualified } from '../../../platform/database/columns.ts'
import { partyAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import {
  choiceFilter,
  conditionFilter,
  entityFilters,
  rangeFilters,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { dayParameter } from '../../../platform/http/fields.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { rejectCircles } from './circles.ts'
import { withCommitteesAbove } from './committees-above.ts'
import { endMemberships, rejectLostMembers } from './dissolve.ts'
import { rejectDissolvedNeighbours } from './dissolved.ts'
import { moveMergedMemberships } from './follow-moved-merger.ts'
import { partyCellsHeaders } from './headers.ts'
import { rejectTrashOfCommittees } from './named-above.ts'
import { moveOrganisationsBelow } from './organisations-below.ts'
import { partyCell, partyCellInput, type PartyCell, type PartyCellInput } from './schema.ts'
import { partyCellSearch } from './search.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { organisationKinds, partyCells as table } from './table.ts'
import { partyCellsVocabularies } from './vocabularies.ts'

async function prepareOrganisations(
  drafts: readonly Draft<PartyCell, PartyCellInput>[],
  context: WriteContext,
) {
  await rejectLostMembers(drafts, context)
  const consistent = await withCommitteesAbove(drafts, context)
  await rejectCircles(consistent, context)
  await rejectDissolvedNeighbours(consistent, context)
  return await withSlugs(consistent, 'name', table, context)
}

export const partyCells: ResourceDefinition<PartyCell, PartyCellInput, typeof table> = defineResource({
  path: 'party-cells',
  one: 'PartyCell',
  many: 'PartyCells',
  label: { one: 'a Party cell', many: 'Party cells', vi: 'tổ chức đảng, tập thể' },
  access: partyAccess,
  description:
    'A Party organisation or collective of the school, by `kind`: cells (chi bộ), which have members, the organisations above them in a tree, leaderships, departments and mass organisations. All are graded.',
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
    parent_id: table.parent_id,
    committees_above: table.committees_above,
    task_group: table.task_group,
    merged_into_id: table.merged_into_id,
    split_from_id: table.split_from_id,
    origin: table.origin,
  },
  key: 'slug',
  references: {
    parent_id: { target: () => partyCells, alias: 'parent', required: false, keptIfLeftOut: true },
    merged_into_id: { target: () => partyCells, alias: 'merged_into', required: false, keptIfLeftOut: true },
    split_from_id: { target: () => partyCells, alias: 'split_from', required: false, keptIfLeftOut: true },
  },
  nestedReferences: { committees_above: { target: () => partyCells, field: 'parent_id', alias: 'parent' } },
  // a tree, and memberships that end or go on elsewhere with a dissolution, whose writes wait for each other
  serializeWrites: true,
  acquireExtraLocks: ({ client }) => acquireLocks(client, advisoryLocks.writes('party-memberships')),
  prepare: prepareOrganisations,
  stored: async (rows, context) => {
    await rejectTrashOfCommittees(rows, context)
    await moveMergedMemberships(rows, context)
    await endMemberships(rows, context)
    await moveOrganisationsBelow(rows, context)
  },
  headers: partyCellsHeaders,
  vocabularies: partyCellsVocabularies,
  filters: {
    slug: textFilter(table.slug, 'Only these slugs.'),
    kind: choiceFilter(table.kind, organisationKinds, 'Only organisations of these kinds.'),
    parent: referenceFilter(
      table.parent_id,
      () => partyCells,
      'Only organisations directly under these, by id or slug.',
    ),
    merged_into: referenceFilter(
      table.merged_into_id,
      () => partyCells,
      'Only organisations that were merged into these, by id or slug.',
    ),
    split_from: referenceFilter(
      table.split_from_id,
      () => partyCells,
      'Only organisations that were split from these, by id or slug.',
    ),
    task_group: textFilter(
      table.task_group,
      'Only organisations of these task groups, exactly as written, or without one (null).',
    ),
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
    ...containsFilter('name', table.name, 'the name'),
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
