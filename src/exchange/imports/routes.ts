import { z } from 'zod'
import { uuidv7 } from 'uuidv7'
import type { Api } from '../../http/api.ts'
import { ensureJobSchema } from '../../jobs/schema.ts'
import { addJob } from '../../jobs/queue.ts'
import { databaseUrl } from '../../database/database.ts'
import { actorOf, type Committed } from '../../http/register-route.ts'
import type { ConstraintFields } from '../../database/constraints.ts'
import type { UploadCall, WriteResult } from '../../http/route.ts'
import { uploadRoute } from '../../http/upload-route.ts'
import { invalidRequest } from '../../http/zod-problems.ts'
import type { ResourceDefinition } from '../../resource/definition.ts'
import { findRow } from '../../resource/rows.ts'
import type { ReadFault } from '../../resource/upsert-batch.ts'
import { exchanged } from '../resources.ts'
import { importTask } from './claim.ts'
import { faultReader } from './fault-reader.ts'
import { lineOfKey } from './line-of-key.ts'
import { importQuerySchema, optionsOf } from './options.ts'
import { imports } from './queries.ts'
import { ambiguousTypes, formatOfBeginning, formatOfType, furtherTypes, importTypes } from './file-type.ts'
import { holdsMore, readFile, refuseUnreadable, type FileReading } from './read-file.ts'
import { receive, type Received } from './receive.ts'
import { reportOf } from './refusal.ts'
import { importOutput, importReport, mostErrors } from './schema.ts'
import { importAtOnce } from './small-import.ts'
import { forgetImport, spoolFile } from './spool.ts'
import { refuseEndlessLines } from './text-blocks.ts'
import { knownColumns } from './table-columns.ts'
import type { ImportTask } from './task.ts'

/** How long the sender of a file may take, and a small file's import. */
const timeoutMs = 3_600_000

/** An import into each resource that has writes. */
export function importsRoutes(api: Api, constraints: ConstraintFields): void {
  for (const resource of exchanged) importRoute(api, resource, faultReader(constraints))
}

const uploadsOf = (resource: ResourceDefinition) => {
  const names = [...knownColumns(resource).keys()]
  const table = z
    .string()
    .describe(
      `A table under a header with some of these columns: ${names.map((name) => `\`${name}\``).join(', ')}.`,
    )
  const { id: row, example } = resource.input.meta() ?? {}
  // a text: whoever generates a client from a schema of one line would get a body that is one line
  const lines = z.string().describe(`On each line an object like \`${row}\`, without line ends in it.`)
  const line = { external_id: 'import-2020-17', ...(example as object) }
  const workbook = z
    .string()
    .describe('A workbook with such a table in its first sheet, or the one that `sheet` names.')
  const header = `${names.slice(1, 4).join(',')}\r\n`
  const any = z.string().describe('Any of these, told by its first bytes.')
  return [
    { mediaType: importTypes.ndjson, schema: lines, example: `${JSON.stringify(line)}\n` },
    { mediaType: importTypes.csv, schema: table, example: header },
    { mediaType: importTypes.xlsx, schema: workbook, example: 'PK…' },
    ...ambiguousTypes.map((mediaType) => ({ mediaType, schema: any, example: header })),
  ]
}

type Call = UploadCall<z.ZodType, ReturnType<typeof importQuerySchema>>

function importRoute(api: Api, resource: ResourceDefinition, readFault: ReadFault): void {
  const operationId = `import${resource.many}` as 'importPrograms'
  const { importInlineBytes, importMaxBytes } = api.config
  uploadRoute(api, {
    method: 'POST',
    url: `/v1/imports/${resource.path}`,
    operationId,
    tag: 'Imports',
    summary: `Import ${resource.label.many}`,
    description: `Creates the rows of a file, or changes those that are there already: fields that a row leaves out stay as they are, null or an empty cell takes one back to its default. Each row is held to the rules of single writes, and may name others by key (\`program.code\`). Exports come back in as they are. NDJSON has an object a line; CSV in UTF-8 has commas, semicolons or tabs, and columns in field names or in Vietnamese; a workbook (.xlsx) has the same columns in a sheet. A file of up to ${importInlineBytes} bytes is answered at once, a larger one becomes a job, as does a workbook that unpacks to far more.`,
    query: importQuerySchema(resource),
    uploads: uploadsOf(resource),
    furtherTypes,
    mostBytes: importMaxBytes,
    idempotencyKey: 'accepted',
    answers: {
      200: { description: 'What has become of the file.', schema: importReport },
      202: {
        description: 'The file is there and waits for its turn; `Location` tells how far it is.',
        schema: importOutput,
      },
    },
    problems: ['unreadable_file'],
    timeoutMs,
    handler: async (call: Call) => {
      const task: ImportTask = {
        id: uuidv7(),
        resource,
        access: call.access,
        options: optionsOf(call.query),
        actor: actorOf({ operationId } as Parameters<typeof actorOf>[0], call.request),
        readFault,
        keys: lineOfKey(),
      }
      const received = await receive(call.file, importInlineBytes)
      const reading = readingOf(task, call, received)
      if (!received.whole) return await large(api, task, call, reading, received)
      const { chunks, hash } = received
      if (await holdsMore(asyncOf(chunks), reading, importInlineBytes)) {
        return await large(api, task, call, reading, { whole: false, begin: chunks, rest: nothing() })
      }
      return await call.commit(hash, (transaction) => small(api, task, reading, received, transaction))
    },
  })
}

const onlyForWorkbooks = () =>
  invalidRequest([
    {
      parameter: 'sheet',
      code: 'only_for_workbooks',
      message: {
        en: 'Only workbooks have sheets: leave it out.',
        vi: 'Chỉ tệp Excel mới có trang tính: hãy bỏ tham số này.',
      },
    },
  ])

/** As what a file is to be read. @throws Problem 400 for a sheet of a text, 422 for a kind that is not read */
function readingOf({ resource, options }: ImportTask, { request }: Call, received: Received): FileReading {
  const begin = received.whole ? received.chunks : received.begin
  const named = formatOfType(request.headers['content-type'])
  const format = named ?? formatOfBeginning(Buffer.concat(begin))
  if (options.sheet !== null && format !== 'xlsx') throw onlyForWorkbooks()
  return { format, resource, sheet: options.sheet }
}

async function small(
  { database }: Api,
  task: ImportTask,
  reading: FileReading,
  { chunks, bytes }: Extract<Received, { whole: true }>,
  transaction: Parameters<typeof importAtOnce>[1],
): Promise<WriteResult> {
  const file = await readFile(asyncOf(chunks), reading)
  const facts = { format: reading.format, bytes }
  const { refusals } = await importAtOnce(task, transaction, file, facts).finally(file.close)
  const row = await findRow(transaction.client, database, imports, task.access, 'id', task.id, 'include')
  const errors = refusals.slice(0, mostErrors).flatMap(reportOf).slice(0, mostErrors)
  // each batch has left its own row in the audit trail
  return { status: 200, body: { ...row, errors }, changes: [] }
}

async function* joined(begin: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* begin
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function large(
  { database }: Api,
  task: ImportTask,
  call: Call,
  reading: FileReading,
  { begin, rest }: Extract<Received, { whole: false }>,
): Promise<Committed> {
  const { id, access } = task
  const { format } = reading
  await refuseUnreadable(Buffer.concat(begin), reading)
  await ensureJobSchema(databaseUrl(database))
  const file = joined(begin, rest)
  const lines = format === 'xlsx' ? file : refuseEndlessLines(file)
  const { hash, bytes } = await spoolFile(database, task, format, lines)
  try {
    const committed = await call.commit(hash, async (transaction) => {
      const { client } = transaction
      await client.query(`update imports set status = 'queued', bytes = $2 where id = $1`, [id, bytes])
      await addJob(client, importTask, id, { id })
      const row = await findRow(client, database, imports, access, 'id', id, 'include')
      const location = `/v1/imports/${id}`
      return { status: 202, body: row, headers: { location }, changes: [] }
    })
    // the first request with this key has its file already
    if (committed.replayed) await forgetImport(database, id)
    return committed
  } catch (error) {
    await forgetImport(database, id)
    throw error
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}

async function* asyncOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}
