import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { qualified } from '../database/columns.ts'
import { commaList, textParameter } from './comma-list.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Filter } from './filter.ts'
import { orNone, referenceFilter } from './filters.ts'
import { neOfReferences } from './ne-filters.ts'

/** A resource whose rows form a tree without circles. */
interface Tree {
  target: () => ReadOnlyResource
  id: PgColumn
  parent: PgColumn
  deleted: PgColumn
}

/** The parameter `direct` beside a filter of a subtree. It filters nothing itself. */
export const directFilter = (description: string): Filter => ({
  schema: z.enum(['true', 'false']).meta({ description, scalar: { type: 'boolean', default: false } }),
  apply: () => ({ shape: '', values: {}, where: () => sql`true` }),
})

/**
 * A filter for references to rows of a tree, by id or key, and to the rows below them; with `direct=true` to these rows alone.
 * @param sort the sort in whose order an index has the rows with each reference
 */
export function subtreeFilter(column: PgColumn, tree: Tree, sort: string, description: string): Filter {
  const { target, id, parent, deleted } = tree
  const direct = referenceFilter(column, target, description)
  const named = referenceFilter(id, target, description)
  const live = sql`${qualified(deleted)} is null`
  const idsOf = (isNamed: SQL) => sql`with recursive below(id) as (
    select ${qualified(id)} from ${id.table} where ${isNamed} and ${live}
    union select ${qualified(id)} from ${id.table} join below on ${qualified(parent)} = below.id where ${live}
  ) select id from below`
  const subtree: Filter = {
    schema: commaList(textParameter(), description, { nullable: !column.notNull }),
    apply: (name, value, query, access) => {
      if (query['direct'] === 'true') return direct.apply(name, value, query, access)
      const { shape, values, where: isNamed } = named.apply(name, value, query, access)
      const ids = () => idsOf(isNamed())
      const where = () => sql`${qualified(column)} = any(array(${ids()}))`
      return { shape: `${shape}+`, values, where, perRow: where, merged: { column, sort, values: ids } }
    },
  }
  const filter = column.notNull ? subtree : orNone(subtree, () => sql`${qualified(column)} is null`)
  return { ...filter, ne: neOfReferences(column, textParameter(), filter) }
}
