import { sql, type SQL } from 'drizzle-orm'
import type { ExtraConfigColumn } from 'drizzle-orm/pg-core'

/** The check of a column with the code of an ethnic group. */
export const isEthnicityCode = (column: ExtraConfigColumn): SQL =>
  sql`${column} ~ '^[0-9]{2}$' and ${column} between '01' and '54'`
