import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { invalidRequest } from '../../../platform/http/validation-problems.ts'
import { streamRoute } from '../../../platform/http/stream-route.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { ListQuery } from '../../../platform/resource/plan.ts'
import { columnsOf, type ExportColumns } from './columns.ts'
import { formatOf, formats, type FormatName } from './formats.ts'
import type { HeadMode } from './heads.ts'
import type { ExportRequest } from './rows.ts'
import { exportQuerySchema, recordSchema } from './schema.ts'
import { exportSlots, type TakeSlot } from './slots.ts'
import { tableShape } from './table-shape.ts'

/** Registers a route for the export of each resource. */
export function exportsRoutes(api: Api): void {
  const takeSlot = exportSlots(api.config)
  for (const resource of api.exchanged) exportRoute(api, resource, takeSlot)
}

/** The parameters beside the filters and the sort. */
interface ExportQuery {
  format?: FormatName
  heads?: HeadMode
  fields?: string
}

/** Refuses what is said about the columns of lines. @throws Problem 400 */
function assertNoTableOptions(given: Readonly<Record<string, string | undefined>>): void {
  const errors = Object.entries(given).flatMap(([parameter, value]) =>
    value === undefined
      ? []
      : {
          parameter,
          code: 'only_for_tables',
          message: {
            en: 'Only tables have columns, and NDJSON is none: leave it out, or add format=csv or format=xlsx.',
            vi: 'Chỉ bảng mới có cột, NDJSON thì không: hãy bỏ tham số này, hoặc thêm "format=csv" hay "format=xlsx".',
          },
        },
  )
  if (errors.length > 0) throw invalidRequest(errors)
}

const sheetText = (headers: readonly string[]) =>
  z.string().describe(`A table with the columns ${headers.map((head) => `\`${head}\``).join(', ')}.`)

/** The schemas are made for the document, and with the first export: a start would make those of all resources. */
const contentsOf = (resource: ExchangedResource, columns: ExportColumns) => [
  {
    mediaType: formats.ndjson.mediaType,
    get schema() {
      return recordSchema(resource, columns)
    },
  },
  {
    mediaType: formats.csv.mediaType,
    get schema() {
      return sheetText(columns.headers).meta({ example: `${columns.headers.join(',')}\r\n` })
    },
  },
  {
    mediaType: formats.xlsx.mediaType,
    get schema() {
      return sheetText(columns.headers).meta({ format: 'binary', example: 'PK' })
    },
  },
]

function exportRoute(api: Api, resource: ExchangedResource, takeSlot: TakeSlot): void {
  const columns = columnsOf(resource)
  streamRoute(api, {
    method: 'GET',
    url: `/v1/exports/${resource.path}`,
    operationId: `export${resource.many}`,
    tag: 'Exports',
    summary: { en: `Export ${resource.label.many}`, vi: `Xuất danh sách ${resource.label.vi}` },
    description: `The complete list as one file, in one snapshot: NDJSON, CSV or XLSX, with the columns that writes accept. Filters, order and access are those of the list; rows in the trash are left out. ${resource.description}`,
    query: exportQuerySchema(resource),
    responses: {
      200: {
        description: `All ${resource.label.many} of the list.`,
        contents: contentsOf(resource, columns),
      },
    },
    problems: ['not_acceptable', 'unprocessable', 'exports_busy'],
    timeoutMs: api.config.exportTimeoutMs,
    handler: async ({ query, access, request }) => {
      const { format: named, heads, fields, ...rest } = query as ExportQuery
      const name = formatOf(request, named)
      if (name === 'ndjson') assertNoTableOptions({ heads, fields })
      const table = tableShape(resource, columns, {
        heads: heads ?? (name === 'xlsx' ? 'vi' : 'fields'),
        fields,
      })
      const shape = { name: resource.path, columns, table, record: recordSchema(resource, columns) }
      const asked: ExportRequest = { resource, columns, access, query: rest as ListQuery }
      return {
        headers: {
          'content-type': formats[name].contentType,
          'content-disposition': `attachment; filename="${resource.path}.${name}"`,
        },
        open: async () => {
          const { openFile } = await import('./open-file.ts')
          return await openFile(api, name, asked, shape, takeSlot)
        },
      }
    },
  })
}
