import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { streamRoute } from '../../../platform/http/stream-route.ts'
import { formats } from '../exports/formats.ts'

/** Registers the route of templates. */
export function templatesRoutes(api: Api): void {
  const paths = api.exchanged.map(({ path }) => path)
  const { mediaType, contentType } = formats.xlsx
  const workbook = z
    .string()
    .describe('A workbook: a sheet with heads and an example, notes on its columns, and the words of lists.')
    .meta({ format: 'binary', example: 'PK' })
  streamRoute(api, {
    method: 'GET',
    url: '/v1/import-templates/:resource.xlsx',
    operationId: 'getImportTemplate',
    tag: 'Imports',
    summary: { en: 'Get an empty sheet to fill in', vi: 'Tải bảng mẫu để điền' },
    description:
      'A workbook for an import: Vietnamese heads, drop-down lists for words, one example row to be replaced, and a sheet of notes that says how each column is written. An import reads it as it is.',
    params: z.object({
      resource: z.enum(paths).describe('Plural path name of the resource.').meta({ example: 'learners' }),
    }),
    responses: { 200: { description: 'The workbook.', contents: [{ mediaType, schema: workbook }] } },
    problems: ['not_found'],
    timeoutMs: api.config.exportTimeoutMs,
    handler: async ({ params }) => {
      const resource = api.exchanged.find(({ path }) => path === params.resource)
      if (resource === undefined) throw new Problem('not_found')
      return {
        headers: {
          'content-type': contentType,
          'content-disposition': `attachment; filename="${resource.path}.xlsx"`,
        },
        open: async () => {
          const { makeTemplate } = await import('./make-template.ts')
          return Readable.from([await makeTemplate(resource)])
        },
      }
    },
  })
}
