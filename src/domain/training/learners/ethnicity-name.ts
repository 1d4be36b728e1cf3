import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'
import { ethnicities } from './ethnicities.ts'

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The name of the ethnic group whose code a column has. A case over 54 codes is faster than a join, and needs no table. */
export const ethnicityName = (column: PgColumn): SQL<string | null> =>
  sql<string | null>`case ${qualified(column)} ${sql.raw(
    ethnicities.map(({ code, name }) => `when ${quoted(code)} then ${quoted(name)}`).join(' '),
  )} end`
