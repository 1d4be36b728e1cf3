/** The states of an import. */
export const importStatuses = [
  'receiving',
  'queued',
  'running',
  'completed',
  'stopped',
  'failed',
  'cancelled',
] as const

/** The formats of files. */
export const importFormats = ['ndjson', 'csv', 'xlsx'] as const

/** The fields that identify rows. */
export const importMatches = ['external_id', 'code', 'slug'] as const

/** The effects of a refused row on the import. */
export const errorModes = ['stop', 'skip'] as const

/** What happens to columns of a table that are no field. */
export const columnModes = ['ignore', 'refuse'] as const
