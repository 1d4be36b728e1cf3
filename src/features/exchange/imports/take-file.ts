import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { uuidv7 } from 'uuidv7'
import type { Api } from '../../../platform/http/api.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { actorOf } from '../../../platform/http/register-route.ts'
import type { CommittedResponse, UploadCall, WriteResult } from '../../../platform/http/route.ts'
import { invalidRequest } from '../../../platform/http/validation-problems.ts'
import type { FileResource } from '../../../platform/resource/additions.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import type { RowProblemOf } from '../../../platform/resource/upsert-batch.ts'
import { taskCallerOf } from '../../../platform/workers/task-caller.ts'
import { formatOfBeginning, formatOfType } from './file-type.ts'
import { lineOfKey } from './line-of-key.ts'
import { optionsOf, tableOptionsOf, type importQuerySchema } from './options.ts'
import type { TableOptions } from './layout/mapping.ts'
import { imports } from './resource.ts'
import { readSmall, assertReadableStart, type FileReading } from './read-file.ts'
import { rowErrorsOf } from './row-errors.ts'
import { maxReportedErrors } from './limits.ts'
import { importInline, readWhole, type FileFacts, type WholeFile } from './inline-import.ts'
import { forgetImport, spoolFile } from './spool.ts'
import { assertLineLengths } from './text-blocks.ts'
import type { ImportTask } from './task.ts'
import { wakeImportWorkers } from './import-wakeups.ts'

/** A complete file, or the beginning of a file that is too large for an inline import. */
type Received =
  | { whole: true; chunks: Buffer[]; bytes: number; hash: string }
  | { whole: false; begin: Buffer[]; rest: AsyncIterator<Buffer> }

/** Reads the body of a request up to the limit of inline imports. */
async function receive(file: AsyncIterable<Buffer>, maxBytes: number): Promise<Received> {
  const chunks: Buffer[] = []
  const hash = createHash('sha256')
  let bytes = 0
  const source = file[Symbol.asyncIterator]()
  for (let next = await source.next(); !next.done; next = await source.next()) {
    chunks.push(next.value)
    hash.update(next.value)
    bytes += next.value.length
    if (bytes > maxBytes) return { whole: false, begin: chunks, rest: source }
  }
  return { whole: true, chunks, bytes, hash: hash.digest('hex') }
}

/** The resource and the options of an import. */
export interface ImportInto {
  resource: FileResource
  rowProblemOf: RowProblemOf
}

/** A request that uploads a file. */
export type ImportCall = UploadCall<z.ZodType, ReturnType<typeof importQuerySchema>>

/** Imports a small file inline, and makes a job of a large one. */
export async function takeFile(
  api: Api,
  { resource, rowProblemOf, operationId }: ImportInto & { operationId: string },
  call: ImportCall,
): Promise<CommittedResponse> {
  const { importInlineBytes } = api.config
  const task: ImportTask = {
    id: uuidv7(),
    resource,
    access: call.access,
    effects: { search: api.search, events: api.events },
    settings: api.config,
    options: optionsOf(call.query),
    actor: actorOf({ operationId }, call.request),
    rowProblemOf,
    keys: lineOfKey(),
  }
  const received = await receive(call.file, importInlineBytes)
  const reading = readingOf(task, call, received)
  if (!received.whole) return await large(api, task, call, reading, received)
  const { chunks, hash } = received
  const limits = { maxBytes: importInlineBytes, caller: taskCallerOf(call.request) }
  const file = await readSmall(Buffer.concat(chunks), reading, limits)
  if (file === undefined) {
    return await large(api, task, call, reading, { whole: false, begin: chunks, rest: nothing() })
  }
  const facts = { format: reading.format, bytes: received.bytes }
  const whole = await readWhole(task, file).finally(file.close)
  return await call.commit(hash, (transaction) => small(api, task, whole, facts, transaction))
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

/** Refuses what is said about the columns of a file that has none. @throws Problem 400 */
function assertNoTableOptions({ header_row, mapping, unknown_columns }: TableOptions): void {
  const given = [
    ['header_row', header_row !== null],
    ['mapping', mapping !== null],
    ['unknown_columns', unknown_columns !== 'ignore'],
  ] as const
  const errors = given.flatMap(([parameter, isGiven]) =>
    isGiven
      ? {
          parameter,
          code: 'only_for_tables',
          message: {
            en: 'Only tables have heads of columns, and NDJSON is none: leave it out.',
            vi: 'Chỉ bảng mới có tiêu đề cột, NDJSON thì không: hãy bỏ tham số này.',
          },
        }
      : [],
  )
  if (errors.length > 0) throw invalidRequest(errors)
}

/** The format of a file. @throws Problem 400 for a sheet of a text, 422 for a format that is not supported */
function readingOf(
  { resource, options }: ImportTask,
  { request }: ImportCall,
  received: Received,
): FileReading {
  const begin = received.whole ? received.chunks : received.begin
  const named = formatOfType(request.headers['content-type'])
  const format = named ?? formatOfBeginning(Buffer.concat(begin))
  if (options.sheet !== null && format !== 'xlsx') throw onlyForWorkbooks()
  const table = tableOptionsOf(options)
  if (format === 'ndjson') assertNoTableOptions(table)
  return { format, resource, sheet: options.sheet, table }
}

async function small(
  { database }: Api,
  task: ImportTask,
  file: WholeFile,
  facts: FileFacts,
  transaction: Transaction,
): Promise<WriteResult> {
  const { refused } = await importInline(task, transaction, file, facts)
  const row = await findRow(transaction.client, database, imports, task.access, 'id', task.id, 'include')
  const errors = refused.slice(0, maxReportedErrors).flatMap(rowErrorsOf).slice(0, maxReportedErrors)
  // each batch has already written its own audit event
  return { status: 200, body: { ...row, errors }, changes: [] }
}

async function* joined(begin: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* begin
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function large(
  { database }: Api,
  task: ImportTask,
  call: ImportCall,
  reading: FileReading,
  { begin, rest }: Extract<Received, { whole: false }>,
): Promise<CommittedResponse> {
  const { id, access } = task
  const { format } = reading
  await assertReadableStart(Buffer.concat(begin), reading)
  const file = joined(begin, rest)
  const lines = format === 'xlsx' ? file : assertLineLengths(file)
  const { hash, bytes } = await spoolFile(database, task, format, lines)
  try {
    const committed = await call.commit(hash, async (transaction) => {
      const { client } = transaction
      await client.query(`update imports set status = 'queued', bytes = $2 where id = $1`, [id, bytes])
      const row = await findRow(client, database, imports, access, 'id', id, 'include')
      const location = `/v1/imports/${id}`
      return { status: 202, body: row, headers: { location }, changes: [] }
    })
    // the first request with this idempotency key has already stored its file
    if (committed.replayed) await forgetImport(database, id)
    else wakeImportWorkers()
    return committed
  } catch (error) {
    await forgetImport(database, id)
    throw error
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}
