import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { partyCells } from '../cells/table.ts'
import { gradingColumns, gradingConstraints } from '../gradings/columns.ts'

/** Grades of Party cells for years and quarters. */
export const partyCellGradings = pgTable(
  'party_cell_gradings',
  {
    ...gradingColumns(),
    party_cell_id: uuid('party_cell_id')
      .notNull()
      .references(() => partyCells.id),
  },
  (table) => gradingConstraints('party_cell_gradings', table, table.party_cell_id),
)
