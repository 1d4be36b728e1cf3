import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Api } from '../../http/api.ts'
import { streamRoute } from '../../http/stream-route.ts'
import type { ResourceDefinition } from '../../resource/definition.ts'
import type { ListQuery } from '../../resource/plan.ts'
import { exchanged } from '../resources.ts'
import { columnsOf } from './columns.ts'
import { formatOf, formats, type Format, type FormatName } from './formats.ts'
import { openRows, type ExportRequest, type ExportRows, type Portion } from './rows.ts'
import { exportQuerySchema, recordSchema } from './schema.ts'
import { exportSlots, type TakeSlot } from './slots.ts'
import { unlessStalled } from './stalled.ts'
import type { FileShape } from './text-stream.ts'

/** An export of each resource that has a list. */
export function exportsRoutes(api: Api): void {
  const takeSlot = exportSlots(api.config)
  for (const resource of exchanged) exportRoute(api, resource, takeSlot)
}

const sheetText = (heads: readonly string[]) =>
  z.string().describe(`A table with the columns ${heads.map((head) => `\`${head}\``).join(', ')}.`)

const contentsOf = ({ columns: { heads }, record }: FileShape) => [
  { mediaType: formats.ndjson.mediaType, schema: record },
  { mediaType: formats.csv.mediaType, schema: sheetText(heads).meta({ example: `${heads.join(',')}\r\n` }) },
  { mediaType: formats.xlsx.mediaType, schema: sheetText(heads).meta({ format: 'binary', example: 'PK' }) },
]

function exportRoute(api: Api, resource: ResourceDefinition, takeSlot: TakeSlot): void {
  const columns = columnsOf(resource)
  const shape = { name: resource.path, columns, record: recordSchema(resource, columns) }
  streamRoute(api, {
    method: 'GET',
    url: `/v1/exports/${resource.path}`,
    operationId: `export${resource.many}` as 'exportPrograms',
    tag: 'Exports',
    summary: `Export ${resource.label.many}`,
    description: `The whole list as one file, as it was at one moment: NDJSON, CSV or XLSX, in the columns that writes take. Filters, order and access are those of the list; what is in the trash is left out. ${resource.description}`,
    query: exportQuerySchema(resource),
    answers: { 200: { description: `All ${resource.label.many} of the list.`, contents: contentsOf(shape) } },
    problems: ['not_acceptable', 'unprocessable', 'exports_busy'],
    timeoutMs: api.config.exportTimeoutMs,
    handler: async ({ query, access, request }) => {
      const { format: named, ...rest } = query as { format?: FormatName }
      const name = formatOf(request, named)
      const { longestText } = formats[name]
      const asked: ExportRequest = { resource, columns, access, query: rest as ListQuery, longestText }
      return {
        headers: {
          'content-type': formats[name].contentType,
          'content-disposition': `attachment; filename="${resource.path}.${name}"`,
        },
        open: () => openFile(api, formats[name], asked, shape, takeSlot),
      }
    },
  })
}

/** Portions to their end, which comes when what they needed is free again: their reader may ask for more then. */
async function* thenLetGo(portions: AsyncIterable<Portion>, letGo: () => Promise<void>) {
  yield* portions
  await letGo()
}

/** The file, and with it a place among the exports and a connection: both are free again when it ends, however. */
async function openFile(
  { database }: Api,
  format: Format,
  asked: ExportRequest,
  shape: FileShape,
  takeSlot: TakeSlot,
): Promise<Readable> {
  const release = takeSlot(asked.access.caller)
  let rows: ExportRows | undefined
  let gone: Promise<void> | undefined
  const letGo = () => (gone ??= Promise.resolve(rows?.close()).finally(release))
  try {
    rows = await openRows(database, asked)
    let file: Readable | undefined
    const giveUp = () => file?.destroy(new Error('the reader of an export has stopped reading'))
    file = await format.stream(thenLetGo(unlessStalled(rows.portions(), giveUp), letGo), shape)
    file.once('close', () => void letGo())
    return file
  } catch (error) {
    await letGo()
    throw error
  }
}
