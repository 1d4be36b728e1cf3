import { z } from 'zod'
import type { FileResource } from '../../../platform/resource/additions.ts'
import { line } from '../../../platform/http/fields.ts'
import { errorModes } from './states.ts'

/** The field that identifies the stored row of a row of a file. */
export type Match = 'external_id' | 'code' | 'slug'

/** The options of an import. */
export interface ImportOptions {
  match: Match
  on_error: (typeof errorModes)[number]
  dry_run: boolean
  /** The name of the sheet of a workbook; null: the first sheet. */
  sheet: string | null
}

/** The fields that rows of a resource can be found by. */
export function matchesOf({ key, table }: FileResource): [Match, ...Match[]] {
  const other = key ?? (table.code_key === undefined ? undefined : 'code')
  return other === undefined ? ['external_id'] : ['external_id', other]
}

const sharedParameters = {
  dry_run: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true` checks everything like a real import, and stores only the report.')
    .meta({ scalar: { type: 'boolean', default: false } }),
  on_error: z
    .enum(errorModes)
    .optional()
    .describe(
      'What happens after a refused row: `stop` (default) ends the import there, and rows before it are stored; `skip` continues with the next row. The report contains every refused row.',
    ),
}

const sheet = line(100)
  .optional()
  .describe('The name of the sheet of a workbook; without it the first visible sheet.')

/** The parameters of an import. */
export function importQuerySchema(resource: FileResource) {
  const match = z
    .enum(matchesOf(resource))
    .optional()
    .describe(
      'The field that identifies the stored row, unless the row has an `id`: `external_id` (default), or the code or slug.',
    )
  const schema = z.strictObject({ ...sharedParameters, match, sheet })
  // what is added is compared as a whole
  return 'add' in resource ? schema.omit({ match: true }) : schema
}

/** The options of the parameters, with default values. */
export const optionsOf = (query: {
  dry_run?: string | undefined
  on_error?: ImportOptions['on_error'] | undefined
  match?: Match | undefined
  sheet?: string | undefined
}): ImportOptions => ({
  dry_run: query.dry_run === 'true',
  on_error: query.on_error ?? 'stop',
  match: query.match ?? 'external_id',
  sheet: query.sheet ?? null,
})
