import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { assertMatch, assertNoneMatch, etagOf } from '../../../platform/http/etag.ts'
import { readRoute, writeRoute } from '../../../platform/http/register-route.ts'
import { streamRoute } from '../../../platform/http/stream-route.ts'
import type { FileResource } from '../../../platform/resource/additions.ts'
import { rowBody } from '../../../platform/resource/chosen-fields.ts'
import { listResponse } from '../../../platform/resource/list-response.ts'
import { listRows } from '../../../platform/resource/list.ts'
import type { ListQuery } from '../../../platform/resource/plan.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { findImport, importableBy } from './access.ts'
import { importErrors, imports } from './resource.ts'
import { importTypes, type ImportFormat } from './file-type.ts'
import { importOutput } from './schema.ts'
import { importFormats } from './states.ts'
import { invalidRequest } from '../../../platform/http/validation-problems.ts'

/** A list of resources that can be imported. */
type Resources = readonly FileResource[]

/** Registers the routes that read the reports of imports. */
export function importReportsRoutes(api: Api): void {
  const { exchanged: resources } = api
  listImportsRoute(api, resources)
  getImportRoute(api, resources)
  listErrorsRoute(api, resources)
  refusedRowsRoute(api, resources)
  cancelRoute(api, resources)
}

function listImportsRoute(api: Api, resources: Resources): void {
  const { listQuery, list } = schemasOf(imports)
  readRoute(api, {
    method: 'GET',
    url: '/v1/imports',
    operationId: 'listImports',
    tag: 'Imports',
    summary: { en: 'List imports', vi: 'Danh sách lần nhập dữ liệu' },
    description: imports.description,
    query: listQuery.omit({ seen: true }),
    responses: { 200: { description: 'A page of imports.', schema: list } },
    problems: ['invalid_cursor'],
    handler: async (call) => {
      const asked = { ...(call.query as ListQuery), seen: importableBy(call.access.caller, resources) }
      const page = await listRows(api, imports, call.access, asked)
      return await listResponse(api, imports, call.request, page, asked)
    },
  })
}

function getImportRoute(api: Api, resources: Resources): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/imports/:id',
    operationId: 'getImport',
    tag: 'Imports',
    summary: { en: 'Read an import', vi: 'Xem một lần nhập dữ liệu' },
    description: 'The progress of an import, and the results of its rows so far.',
    params: schemasOf(imports).idParams,
    query: schemasOf(imports).readQuery,
    responses: { 200: { description: 'The import.', schema: importOutput } },
    handler: async ({ params, query, access }) => ({
      body: await rowBody(imports, await findImport(api.database, resources, access, params.id), query),
    }),
  })
}

function listErrorsRoute(api: Api, resources: Resources): void {
  const { listQuery, list } = schemasOf(importErrors)
  readRoute(api, {
    method: 'GET',
    url: '/v1/imports/:id/errors',
    operationId: 'listImportErrors',
    tag: 'Imports',
    summary: { en: 'List what is wrong with the rows of a file', vi: 'Danh sách lỗi của các dòng trong tệp' },
    description: importErrors.description,
    params: schemasOf(imports).idParams,
    query: listQuery.omit({ import: true }),
    responses: { 200: { description: 'A page of the report.', schema: list } },
    problems: ['invalid_cursor'],
    handler: async ({ params, query, access, request }) => {
      const { id } = await findImport(api.database, resources, access, params.id)
      const asked = { ...(query as ListQuery), import: [String(id)] }
      const page = await listRows(api, importErrors, access, asked)
      return await listResponse(api, importErrors, request, page, asked)
    },
  })
}

const refusedQuery = z.strictObject({
  format: z
    .enum(importFormats)
    .optional()
    .describe('The format of the file; left out: NDJSON after an import of NDJSON, else CSV.'),
})

/** The format of refused rows. @throws Problem 400 for a table of lines, or lines of a table */
function refusedFormat(isLines: boolean, asked: ImportFormat | undefined): ImportFormat {
  if (asked === undefined) return isLines ? 'ndjson' : 'csv'
  if ((asked === 'ndjson') === isLines) return asked
  throw invalidRequest([
    {
      parameter: 'format',
      code: 'other_format',
      message: {
        en: 'The rows of a table come back as csv or xlsx, those of NDJSON as ndjson.',
        vi: 'Dòng của bảng được trả về dạng csv hoặc xlsx, dòng NDJSON trả về dạng ndjson.',
      },
    },
  ])
}

function refusedRowsRoute(api: Api, resources: Resources): void {
  const text = z.string().describe('The refused rows, each as it was sent.')
  streamRoute(api, {
    method: 'GET',
    url: '/v1/imports/:id/refused-rows',
    operationId: 'exportRefusedRows',
    tag: 'Imports',
    summary: { en: 'Get the refused rows as a file', vi: 'Tải các dòng bị từ chối' },
    description:
      'The refused rows as they were sent, to be corrected and sent again. After an import of NDJSON it is NDJSON, else CSV, or with `format=xlsx` a workbook, with the same columns: in a workbook the cells with errors are marked. The line and the errors are in columns that begin with `#`, which imports ignore.',
    params: schemasOf(imports).idParams,
    query: refusedQuery,
    responses: {
      200: {
        description: 'The refused rows.',
        contents: [
          { mediaType: importTypes.csv, schema: text.meta({ example: 'code,name,# line,# errors\r\n' }) },
          {
            mediaType: importTypes.ndjson,
            schema: z.unknown().describe('A refused row.').meta({ example: {} }),
          },
          { mediaType: importTypes.xlsx, schema: text.meta({ format: 'binary', example: 'PK' }) },
        ],
      },
    },
    timeoutMs: api.config.exportTimeoutMs,
    handler: async ({ params, query, access }) => {
      const row = await findImport(api.database, resources, access, params.id)
      const name = refusedFormat(row['format'] === 'ndjson', query.format)
      return {
        headers: {
          'content-type': name === 'csv' ? `${importTypes.csv}; charset=utf-8` : importTypes[name],
          'content-disposition': `attachment; filename="refused-${String(row['resource'])}.${name}"`,
        },
        open: async () => {
          const { refusedRows } = await import('./refused-rows.ts')
          if (name !== 'xlsx') return refusedRows(api.database, String(row['id']), name === 'ndjson')
          const resource = resources.find(({ path }) => path === row['resource'])!
          const { refusedWorkbook } = await import('./refused-workbook.ts')
          return await refusedWorkbook(api.database, String(row['id']), resource)
        },
      }
    },
  })
}

function cancelRoute(api: Api, resources: Resources): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/imports/:id/cancel',
    operationId: 'cancelImport',
    tag: 'Imports',
    summary: { en: 'Cancel an import', vi: 'Hủy một lần nhập dữ liệu' },
    description:
      'Ends an import after its current batch. Stored rows stay; the counts include them. A second request does not change a cancelled import; for an import that has ended otherwise the response is 409.',
    params: schemasOf(imports).idParams,
    ifMatch: 'optional',
    responses: { 200: { description: 'The import, which ends or has ended.', schema: importOutput } },
    problems: ['wrong_state'],
    handler: async ({ params, access, transaction, precondition, ifNoneMatch }) => {
      const { cancelImport } = await import('./cancel.ts')
      const { serializeToBytes } = await import('../../../platform/http/serializer.ts')
      const row = await findImport(api.database, resources, access, params.id)
      const id = String(row['id'])
      const etag = etagOf(serializeToBytes(importOutput, row), undefined)
      assertNoneMatch(ifNoneMatch, etag)
      assertMatch(precondition, etag)
      const isNews = await cancelImport(transaction, id)
      const now = await findRow(transaction.client, api.database, imports, access, 'id', id, 'include')
      const change = { resource: imports.path, id, revision: null, fields: ['status'] }
      return { status: 200, body: now, changes: isNews ? [change] : [] }
    },
  })
}
