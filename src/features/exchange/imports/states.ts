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

/** The kinds of files. */
export const importFormats = ['ndjson', 'csv', 'xlsx'] as const

/** The fields by which rows are found. */
export const importMatches = ['external_id', 'code', 'slug'] as const

/** What a refused row does. */
export const errorModes = ['stop', 'skip'] as const
