import { sql, type SQL } from 'drizzle-orm'

/** SQL parts with commas between them. */
export const commaSeparated = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `)

/** Names of columns with commas between them. They are names of ours, which never come from a caller. */
export const columnList = (names: readonly string[]): SQL =>
  commaSeparated(names.map((name) => sql`${sql.identifier(name)}`))
