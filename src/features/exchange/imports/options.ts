import { z } from 'zod'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
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
export const matchesOf = ({ key }: ResourceDefinition): [Match, ...Match[]] =>
  key === undefined ? ['external_id'] : ['external_id', key]

const sharedParameters = {
  dry_run: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true` checks everything as a real import would, and stores nothing but the report.')
    .meta({ scalar: { type: 'boolean', default: false } }),
  on_error: z
    .enum(errorModes)
    .optional()
    .describe(
      'At a row that is refused: `stop` (default) ends there, and what came before it is stored; `skip` goes on with the next one. The report names every row that was refused.',
    ),
}

const sheet = line(100)
  .optional()
  .describe('Of a workbook: the name of the sheet that is read; left out: the first that is shown.')

/** The parameters of an import. */
export const importQuerySchema = (resource: ResourceDefinition) =>
  z.strictObject({
    ...sharedParameters,
    match: z
      .enum(matchesOf(resource))
      .optional()
      .describe(
        'The field by which a row is found that is there already, unless its `id` names one: `external_id` (default), or the code or slug.',
      ),
    sheet,
  })

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
