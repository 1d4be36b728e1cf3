import { z } from 'zod'
import { uuidv7 } from 'uuidv7'
import type { Api } from '../../http/api.ts'
import { Problem } from '../../http/problems.ts'
import { actorOf, readRoute } from '../../http/register-route.ts'
import { problemOf, type ConstraintFields } from '../../http/reply-problem.ts'
import type { UploadCall, WriteResult } from '../../http/route.ts'
import { uploadRoute } from '../../http/upload-route.ts'
import type { ResourceDefinition } from '../../resource/definition.ts'
import { pageLinks } from '../../resource/links.ts'
import { listRows, type ListQuery } from '../../resource/list.ts'
import { findRow } from '../../resource/rows.ts'
import { schemasOf } from '../../resource/schemas.ts'
import type { ReadFault } from '../../resource/upsert-batch.ts'
import { exchanged } from '../resources.ts'
import { findImport, importable } from './access.ts'
import { lineOfKey } from './line-of-key.ts'
import { importQuerySchema, optionsOf } from './options.ts'
import { importErrors, imports } from './queries.ts'
import { formatOfType, importTypes, readFile } from './read-file.ts'
import { receive, type Received } from './receive.ts'
import { reportOf } from './refusal.ts'
import { importOutput, importReport, mostErrors } from './schema.ts'
import { importAtOnce } from './small-import.ts'
import { knownColumns } from './table-columns.ts'
import type { ImportTask } from './task.ts'

/** How long the sender of a file may take, and a small file's import. */
const timeoutMs = 3_600_000

/** What of an error concerns a row; everything else ends the import. */
export function faultReader(constraints: ConstraintFields): ReadFault {
  return (error) => {
    const problem = problemOf(error, constraints)
    return problem.status >= 500 || problem.code === 'write_conflict' ? undefined : problem
  }
}

/** An import into each resource that has writes, and what became of them. */
export function importsRoutes(api: Api, constraints: ConstraintFields): void {
  for (const resource of exchanged) importRoute(api, resource, faultReader(constraints))
  listImportsRoute(api)
  getImportRoute(api)
  listErrorsRoute(api)
}

const uploadsOf = (resource: ResourceDefinition) => {
  const names = [...knownColumns(resource).keys()]
  const table = z
    .string()
    .describe(
      `A table under a header with some of these columns: ${names.map((name) => `\`${name}\``).join(', ')}.`,
    )
  return [
    {
      mediaType: importTypes.ndjson,
      schema: resource.input,
      example: { external_id: 'import-2020-17', ...(resource.input.meta()?.['example'] as object) },
    },
    { mediaType: importTypes.csv, schema: table, example: `${names.slice(1, 4).join(',')}\r\n` },
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
    description: `Creates the rows of a file, or changes those that are there already: fields that a row leaves out stay as they are, null or an empty cell takes one back to its default. Each row is held to the rules of single writes, and may name others by key (\`program.code\`). Exports come back in as they are. NDJSON has an object a line; CSV in UTF-8 has commas, semicolons or tabs, and columns in field names or in Vietnamese. A file of up to ${importInlineBytes} bytes is answered at once, a larger one becomes a job.`,
    query: importQuerySchema(resource),
    uploads: uploadsOf(resource),
    mostBytes: importMaxBytes,
    idempotencyKey: 'accepted',
    answers: { 200: { description: 'What has become of the file.', schema: importReport } },
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
      if (!received.whole) throw new Problem('body_too_large')
      return await call.commit(received.hash, (transaction) => small(api, task, call, received, transaction))
    },
  })
}

async function small(
  { database }: Api,
  task: ImportTask,
  { request }: Call,
  { chunks, bytes }: Extract<Received, { whole: true }>,
  transaction: Parameters<typeof importAtOnce>[1],
): Promise<WriteResult> {
  const format = formatOfType(request.headers['content-type'])!
  const file = await readFile(format, asyncOf(chunks), task.resource)
  const { refusals } = await importAtOnce(task, transaction, file, { format, bytes })
  const row = await findRow(transaction.client, database, imports, task.access, 'id', task.id, 'include')
  const errors = refusals.slice(0, mostErrors).flatMap(reportOf).slice(0, mostErrors)
  // each batch has left its own row in the audit trail
  return { status: 200, body: { ...row, errors }, changes: [] }
}

async function* asyncOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}

function listImportsRoute(api: Api): void {
  const { listQuery, list } = schemasOf(imports)
  readRoute(api, {
    method: 'GET',
    url: '/v1/imports',
    operationId: 'listImports',
    tag: 'Imports',
    summary: 'List imports',
    description: imports.description,
    query: listQuery,
    answers: { 200: { description: 'A page of imports.', schema: list } },
    problems: ['invalid_cursor'],
    handler: async (call) => {
      const known = importable(call.access.caller)
      const query = call.query as ListQuery & { resource?: string[] }
      const resource = query.resource?.filter((path) => known.includes(path)) ?? known
      const result = await listRows(api.database, imports, call.access, { ...query, resource })
      const link = pageLinks(api.config.publicUrl, call.request.url, result.page)
      return { body: result, ...(link ? { headers: { link } } : {}) }
    },
  })
}

function getImportRoute(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/imports/:id',
    operationId: 'getImport',
    tag: 'Imports',
    summary: 'Read an import',
    description: 'How far it is, and what has become of its rows so far.',
    params: schemasOf(imports).idParams,
    answers: { 200: { description: 'The import.', schema: importOutput } },
    handler: async ({ params, access }) => ({
      body: await findImport(api.database, access, params.id),
    }),
  })
}

function listErrorsRoute(api: Api): void {
  const { listQuery, list } = schemasOf(importErrors)
  readRoute(api, {
    method: 'GET',
    url: '/v1/imports/:id/errors',
    operationId: 'listImportErrors',
    tag: 'Imports',
    summary: 'List what is wrong with the rows of a file',
    description: importErrors.description,
    params: schemasOf(imports).idParams,
    query: listQuery.omit({ import: true }),
    answers: { 200: { description: 'A page of the report.', schema: list } },
    problems: ['invalid_cursor'],
    handler: async ({ params, query, access, request }) => {
      const { id } = await findImport(api.database, access, params.id)
      const asked = { ...(query as ListQuery), import: [String(id)] }
      const result = await listRows(api.database, importErrors, access, asked)
      const link = pageLinks(api.config.publicUrl, request.url, result.page)
      return { body: result, ...(link ? { headers: { link } } : {}) }
    },
  })
}
