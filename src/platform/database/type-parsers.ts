import pg from 'pg'

/**
 * Postgres' text of a timestamptz as RFC 3339 in UTC.
 * The session's zone may be another one (a pooler's default), hence the slow way for any offset but +00.
 */
export function instantFromPostgres(text: string): string {
  if (text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
  return new Date(text).toISOString()
}

/** The same of a timestamptz as Postgres writes it in JSON. */
export function instantFromJson(text: string): string {
  if (text.endsWith('+00:00')) return `${text.slice(0, -6)}Z`
  return new Date(text).toISOString()
}

const { builtins } = pg.types

// Counts and sums must be JSON integers, days must not become local midnights. Set once for the whole process.
pg.types.setTypeParser(builtins.INT8, Number)
pg.types.setTypeParser(builtins.NUMERIC, Number)
pg.types.setTypeParser(builtins.DATE, (text) => text)
pg.types.setTypeParser(builtins.TIMESTAMPTZ, instantFromPostgres)
