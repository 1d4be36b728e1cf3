import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import { commaList } from '../../../platform/resource/comma-list.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { reconciliationExceptions as table } from './table.ts'

/** A filter on the figures of exceptions, which an index of their ids finds. */
export const figureFilter: Filter = {
  schema: commaList(z.uuid(), 'Only exceptions of any of these figures, by id.'),
  apply: (name, value) => ({
    shape: name,
    values: { [name]: value },
    where: () => sql`${qualified(table.figure_ids)} && ${sql.placeholder(name)}::uuid[]`,
    isRare: true,
  }),
}
