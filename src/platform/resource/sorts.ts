import type { PgColumn } from 'drizzle-orm/pg-core'
import { inVietnameseOrder, qualified } from '../database/columns.ts'
import type { Sort } from './definition.ts'

/** A sort by text in the order of the Vietnamese alphabet. */
export const textSort = (column: PgColumn, field: string, description: string): Sort => ({
  by: () => inVietnameseOrder(qualified(column)),
  field,
  kind: 'text',
  nullable: !column.notNull,
  description,
})

/** A sort by the value of a code, number, day or moment. */
export const valueSort = (
  column: PgColumn,
  field: string,
  kind: Sort['kind'],
  description: string,
): Sort => ({
  by: () => qualified(column),
  field,
  kind,
  nullable: !column.notNull,
  description,
})

/** The sorts of every writable resource. */
export const entitySorts = (table: Record<'created_at' | 'updated_at', PgColumn>): Record<string, Sort> => ({
  created_at: valueSort(table.created_at, 'created_at', 'instant', 'creation'),
  updated_at: valueSort(table.updated_at, 'updated_at', 'instant', 'last change'),
})
