import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import type { Draft, StoredRow } from '../../../platform/resource/draft.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import {
  conditionFilter,
  entityFilters,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { withSlugs } from '../../../platform/resource/slugs.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { sectionsHeaders } from './headers.ts'
import { section, sectionInput, type Section, type SectionInput } from './schema.ts'
import { sections as table } from './table.ts'
import { cycleProblem, treeProblem } from './tree.ts'

async function prepare(drafts: readonly Draft<Section, SectionInput>[], context: WriteContext) {
  for (const { id, values } of drafts) {
    if (values.parent_id === id) context.rejectRow(id, cycleProblem())
  }
  return await withSlugs(drafts, 'name', table, context)
}

async function assertTree(
  rows: readonly StoredRow<Section>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  for (const { id, current, row } of rows) {
    const isMoved = row.parent_id !== (current?.parent_id ?? null)
    const isRestored = typeof current?.deleted_at === 'string'
    if (row.deleted_at !== null || !(isMoved || isRestored)) continue
    const problem = await treeProblem(transaction, id)
    if (problem !== undefined) rejectRow(id, problem)
  }
}

export const sections: ResourceDefinition<Section, SectionInput, typeof table> = defineResource({
  path: 'sections',
  one: 'Section',
  many: 'Sections',
  label: { one: 'a section', many: 'sections', vi: 'chuyên mục' },
  access: contentAccess,
  description: 'A section groups posts; sections form a tree by `parent_id`.',
  table,
  input: sectionInput,
  output: section,
  select: {
    ...entitySelect(table),
    name: table.name,
    slug: table.slug,
    parent_id: table.parent_id,
    description: table.description,
    position: table.position,
  },
  key: 'slug',
  references: { parent_id: { target: () => sections, alias: 'parent', required: false } },
  serializeWrites: true,
  prepare,
  stored: assertTree,
  headers: sectionsHeaders,
  filters: {
    parent: referenceFilter(
      table.parent_id,
      () => sections,
      'Only sections directly under these (id or slug).',
    ),
    root: conditionFilter(
      'Only sections at the top (true) or below another one (false).',
      () => sql`${qualified(table.parent_id)} is null`,
    ),
    slug: textFilter(table.slug, 'Only these slugs.'),
    ...containsFilter('name', table.name, 'the name'),
    ...entityFilters(table),
  },
  sorts: {
    position: valueSort(table.position, 'position', 'number', 'position among siblings'),
    name: textSort(table.name, 'name', 'name'),
    ...entitySorts(table),
  },
  defaultSort: 'position,name',
  includes: { parent: includeOne('parent_id', 'parent', () => sections) },
})
