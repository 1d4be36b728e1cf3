import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { uploadRoute } from '../../../platform/http/upload-route.ts'
import type { FileResource } from '../../../platform/resource/additions.ts'
import { ambiguousTypes, furtherTypes, importTypes } from './file-type.ts'
import { maxInlineRows } from './limits.ts'
import { knownColumns } from './known-columns.ts'
import { importQuerySchema } from './options.ts'
import { rowProblems } from './row-problem.ts'
import { importOutput, importReport } from './schema.ts'
import type { ImportCall, ImportInto } from './take-file.ts'

/** The time limits of an upload and of an inline import. */
const timeoutMs = 3_600_000

/** Registers a route for the import into each writable resource. */
export function importsRoutes(api: Api): void {
  const rowProblemOf = rowProblems(api.constraints)
  for (const resource of api.exchanged) importRoute(api, { resource, rowProblemOf })
}

/** The columns are looked for when the document is made: a start would look for those of all resources. */
const uploadsOf = (resource: FileResource) => {
  const names = () => [...knownColumns(resource).keys()]
  const table = () =>
    z.string().describe(
      `A table with a header of some of these columns: ${names()
        .map((name) => `\`${name}\``)
        .join(', ')}.`,
    )
  // rows of some files have more fields than requests: exports have the same
  const { id: row = `${resource.one}Export`, example } = resource.input.meta() ?? {}
  // a text, because generated clients would send one object for the schema of a line
  const lines = z.string().describe(`In each line an object like \`${row}\`, without line breaks.`)
  const line = { ...('add' in resource ? {} : { external_id: 'import-2020-17' }), ...(example as object) }
  const workbook = z
    .string()
    .describe('A workbook with such a table in its first sheet, or the one that `sheet` names.')
  const header = () => `${names().slice(1, 4).join(',')}\r\n`
  const any = z.string().describe('Any of these formats; the first bytes of the file decide.')
  return [
    { mediaType: importTypes.ndjson, schema: lines, example: `${JSON.stringify(line)}\n` },
    {
      mediaType: importTypes.csv,
      get schema() {
        return table()
      },
      get example() {
        return header()
      },
    },
    { mediaType: importTypes.xlsx, schema: workbook, example: 'PK…' },
    ...ambiguousTypes.map((mediaType) => ({
      mediaType,
      schema: any,
      get example() {
        return header()
      },
    })),
  ]
}

const upsertText =
  'Creates the rows of a file, or changes the stored ones: fields that a row leaves out do not change, null or an empty cell resets a field to its default.'
const additionText =
  'Adds the rows of a file that are not stored yet, in the order of the file. A row that is stored already is unchanged, so that the same file can be sent again; nothing is changed or removed.'

function importRoute(api: Api, into: ImportInto): void {
  const { resource } = into
  const operationId = `import${resource.many}`
  const { importInlineBytes, importMaxBytes } = api.config
  uploadRoute(api, {
    method: 'POST',
    url: `/v1/imports/${resource.path}`,
    operationId,
    tag: 'Imports',
    summary: { en: `Import ${resource.label.many}`, vi: `Nhập danh sách ${resource.label.vi}` },
    description: `${'add' in resource ? additionText : upsertText} The rules of single writes apply to each row, which may refer to others by key (\`program.code\`). Exported files can be imported. NDJSON has an object in each line; CSV in UTF-8 has commas, semicolons or tabs, and columns in field names or in Vietnamese; a workbook (.xlsx) has the same columns in a sheet. A file of up to ${importInlineBytes} bytes and ${maxInlineRows} lines is answered at once, a larger one becomes a job, as does a workbook that unpacks to far more.`,
    query: importQuerySchema(resource),
    uploads: uploadsOf(resource),
    furtherTypes,
    maxBytes: importMaxBytes,
    idempotencyKey: 'accepted',
    responses: {
      200: { description: 'The report of the import.', schema: importReport },
      202: {
        description: 'The file is stored and waits for a worker; `Location` is the address of its progress.',
        schema: importOutput,
      },
    },
    problems: ['unreadable_file', 'tasks_busy'],
    timeoutMs,
    handler: async (call: ImportCall) => {
      const { takeFile } = await import('./take-file.ts')
      return await takeFile(api, { ...into, operationId }, call)
    },
  })
}
