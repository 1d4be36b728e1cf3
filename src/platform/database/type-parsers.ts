import pg from 'pg'

/**
 * Converts the text of a timestamptz to RFC 3339 in UTC. The time zone of the session may not be UTC, for example behind
 * a pooler: other offsets than +00 are converted by `Date`, which is slower.
 */
export function instantFromPostgres(text: string): string {
  if (text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
  return new Date(text).toISOString()
}

/** Converts a timestamptz in JSON of Postgres to RFC 3339 in UTC. */
export function instantFromJson(text: string): string {
  if (text.endsWith('+00:00')) return `${text.slice(0, -6)}Z`
  return new Date(text).toISOString()
}

const { builtins } = pg.types

// for the whole process: counts and sums become numbers, and days stay texts instead of local midnights
pg.types.setTypeParser(builtins.INT8, Number)
pg.types.setTypeParser(builtins.NUMERIC, Number)
pg.types.setTypeParser(builtins.DATE, (text) => text)
pg.types.setTypeParser(builtins.TIMESTAMPTZ, instantFromPostgres)
