import { z } from 'zod'
import { anonymous } from '../access/caller.ts'
import type { Api } from '../http/api.ts'
import type { Reading } from '../http/audit-trail.ts'
import type { ProblemCode } from '../http/problems.ts'
import { readRoute, writeRoute } from '../http/register-route.ts'
import type { Call, ReadResult, WriteCall, WriteResult } from '../http/route.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import { taskCallerOf } from '../workers/task-caller.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { EntityRow, EntityTable, Row } from './row.ts'
import type { WriteEffects } from './write-context.ts'
import { addIncludes } from './includes.ts'
import { rowBody, type FieldChoice } from './chosen-fields.ts'
import { listResponse } from './list-response.ts'
import { listRows } from './list.ts'
import { redirectResponse, redirectToCurrentSlug } from './slug-redirect.ts'
import { fieldsLeftOut, type ListQuery } from './plan.ts'
import { findRow } from './rows.ts'
import { readOnlyValuesOf, extractInput } from './read-only-fields.ts'
import { externalIdParams, patchOf, putOf, schemasOf } from './schemas.ts'
import { assertDefinition } from './assert-definition.ts'
import { assertMayPurge } from './assert-may-purge.ts'
import type { Writing } from './writing.ts'
import {
  asCallerReads,
  createRow,
  patchRow,
  purgeRow,
  putRow,
  restoreRow,
  trashRow,
  type WrittenRow,
} from './write.ts'

/** The write operation of a call. */
export const writingOf = <R extends EntityRow, I extends Row, T extends EntityTable>(
  { search, events }: WriteEffects,
  resource: ResourceDefinition<R, I, T>,
  call: WriteCall,
): Writing<R, I, T> => ({
  resource,
  transaction: call.transaction,
  access: call.access,
  effects: { search, events },
  ifNoneMatch: call.ifNoneMatch,
  precomputed: call.precomputed,
  alsoChanged: call.alsoChanged,
})

/** Calls `precompute` with the body before the transaction begins. */
const precomputeBody = ({ precompute }: ResourceDefinition) =>
  precompute === undefined
    ? {}
    : { precompute: ({ body, request }: Call) => precompute(body as Row, taskCallerOf(request)) }

/** The result of a write with the row as its body. A write without changes adds no audit event. */
export function writtenResult(resource: ResourceDefinition, written: WrittenRow, status = 200): WriteResult {
  const { row, changed } = written
  const { id, revision } = row
  return {
    status,
    body: row,
    revision,
    headers: status === 201 ? { location: `/v1/${resource.path}/${id}` } : {},
    changes: changed.length === 0 ? [] : [{ resource: resource.path, id, revision, fields: changed }],
  }
}

/** Registers the usual operations: list, read, create, put by external id, update, delete, restore. */
export function resourceRoutes(api: Api, resource: ResourceDefinition): void {
  assertDefinition(resource)
  readRoutes(api, resource)
  if (resource.ownCreate === undefined) createRoute(api, resource)
  putRoute(api, resource)
  updateRoute(api, resource)
  deleteRoute(api, resource)
  restoreRoute(api, resource)
}

/** Registers list and read only. */
export function readRoutes(api: Api, resource: ReadOnlyResource): void {
  listRoute(api, resource)
  getRoute(api, resource)
}

const path = (resource: ReadOnlyResource, rest = '') => `/v1/${resource.path}${rest}`

/** Registers the list only. */
export function listRoute(api: Api, resource: ReadOnlyResource): void {
  const { listQuery, list } = schemasOf(resource)
  readRoute(api, {
    method: 'GET',
    url: path(resource),
    operationId: `list${resource.many}`,
    tag: resource.many,
    summary: { en: `List ${resource.label.many}`, vi: `Danh sách ${resource.label.vi}` },
    description: `${resource.description} Pages are linked by cursors, in \`page\` and in the \`Link\` header.`,
    query: listQuery,
    cacheable: true,
    responses: { 200: { description: `A page of ${resource.label.many}.`, schema: list } },
    problems: ['invalid_cursor'],
    handler: async ({ query, access, request }) => {
      const asked = query as ListQuery
      const page = await listRows(api, resource, access, asked)
      return await listResponse(api, resource, request, page, asked)
    },
  })
}

/** What the audit trail notes of a read row. Who has no key sees what is public. */
function readingOf(
  { readsAudited, path }: ReadOnlyResource,
  { access }: Call,
  id: string,
): Reading | undefined {
  return readsAudited && access.caller !== anonymous ? { resource: path, id } : undefined
}

async function readOne(api: Api, resource: ReadOnlyResource, call: Call): Promise<ReadResult> {
  const { id: key } = call.params as { id: string }
  const choice = call.query as FieldChoice
  const { include = [], fields } = choice
  // the revision is in the ETag
  const leftOut =
    fields === undefined
      ? []
      : fieldsLeftOut(resource, { keys: [], include, fields: [...fields, 'revision'] })
  const { pool } = api.database
  const byId = isUuidLike(key) || resource.key === undefined
  const row =
    byId && !isUuidLike(key)
      ? undefined
      : await findRow(
          pool,
          api.database,
          resource,
          call.access,
          byId ? 'id' : resource.key!,
          key,
          byId ? 'include' : 'exclude',
          leftOut,
        )
  if (row) {
    await addIncludes(pool, api.database, resource, call.access.caller, include, [row])
    const revision = row['revision']
    return {
      body: await rowBody(resource, row, choice),
      ...(typeof revision === 'number' ? { revision } : {}),
      reading: readingOf(resource, call, String(row['id'])),
    }
  }
  return await redirectToCurrentSlug(api, resource, call)
}

function getRoute(api: Api, resource: ReadOnlyResource): void {
  const { idParams, readQuery } = schemasOf(resource)
  readRoute(api, {
    method: 'GET',
    url: path(resource, '/:id'),
    operationId: `get${resource.one}`,
    tag: resource.many,
    summary: { en: `Read ${resource.label.one}`, vi: `Xem ${resource.label.vi}` },
    description: `By id${resource.key === undefined ? '' : ` or ${resource.key}`}. ${resource.description}`,
    params: idParams,
    query: readQuery,
    cacheable: true,
    responses: {
      200: { description: `The ${resource.label.one.replace(/^an? /, '')}.`, schema: resource.output },
      ...redirectResponse(resource),
    },
    handler: (call) => readOne(api, resource, call),
  })
}

/** The problems of storing a row. */
export const writeProblems = ({ precompute }: ResourceDefinition): ProblemCode[] => [
  'already_exists',
  'unprocessable',
  'unknown_reference',
  // `precompute` may have to wait for a worker thread
  ...(precompute === undefined ? [] : ['tasks_busy' as const]),
]

function createRoute(api: Api, resource: ResourceDefinition): void {
  writeRoute(api, {
    method: 'POST',
    url: path(resource),
    operationId: `create${resource.one}`,
    tag: resource.many,
    summary: { en: `Create ${resource.label.one}`, vi: `Thêm ${resource.label.vi}` },
    description: `Stores ${resource.label.one}; the response contains it and its \`Location\`. Send an \`Idempotency-Key\` to repeat the request safely.`,
    body: resource.input,
    idempotencyKey: 'accepted',
    responses: { 201: { description: 'Created.', schema: resource.output } },
    problems: writeProblems(resource),
    ...precomputeBody(resource),
    handler: async (call) => {
      const writing = writingOf(api, resource, call)
      const written = await asCallerReads(writing, await createRow(writing, call.body))
      return writtenResult(resource, written, 201)
    },
  })
}

function putRoute(api: Api, resource: ResourceDefinition): void {
  writeRoute(api, {
    method: 'PUT',
    url: path(resource, '/by-external-id/:external_id'),
    operationId: `put${resource.one}ByExternalId`,
    tag: resource.many,
    summary: {
      en: `Create or replace ${resource.label.one} by external id`,
      vi: `Thêm hoặc thay ${resource.label.vi} theo mã ngoài`,
    },
    description: `For scripts that run more than once: creates the row, or replaces it by the body (missing fields get their defaults). Equal content changes nothing and is not audited; a row in the trash is restored${resource.offOnRestore ? '' : restoreNote(resource)}. \`If-Match\` is optional, and \`If-None-Match: *\` creates and never replaces.`,
    params: externalIdParams,
    body: putOf(resource),
    extractInput: (request) => extractInput(resource, request),
    ifMatch: 'optional',
    responses: {
      200: { description: 'It existed; it now has this content.', schema: resource.output },
      201: { description: 'Created.', schema: resource.output },
    },
    problems: [...writeProblems(resource), 'wrong_state'],
    ...precomputeBody(resource),
    handler: async (call) => {
      const { external_id } = call.params
      const writing = writingOf(api, resource, call)
      const put = await putRow(
        writing,
        external_id,
        call.precondition,
        call.body,
        readOnlyValuesOf(call.request),
      )
      const written = await asCallerReads(writing, put)
      return writtenResult(resource, written, written.created ? 201 : 200)
    },
  })
}

function updateRoute(api: Api, resource: ResourceDefinition): void {
  writeRoute(api, {
    method: 'PATCH',
    url: path(resource, '/:id'),
    operationId: `update${resource.one}`,
    tag: resource.many,
    summary: { en: `Change ${resource.label.one}`, vi: `Sửa ${resource.label.vi}` },
    description: `A JSON Merge Patch (RFC 7396): missing fields do not change, and null sets a field to its default. A whole response can be sent back: fields that only the server sets must be unchanged (422 \`read_only\`), and computed fields are ignored.`,
    params: schemasOf(resource).idParams,
    body: patchOf(resource),
    extractInput: (request) => extractInput(resource, request),
    bodyTypes: ['application/merge-patch+json'],
    ifMatch: true,
    responses: { 200: { description: 'It now has this content.', schema: resource.output } },
    problems: [...writeProblems(resource), 'wrong_state'],
    ...precomputeBody(resource),
    handler: async (call) => {
      const { id } = call.params
      const writing = writingOf(api, resource, call)
      const written = await patchRow(
        writing,
        id,
        call.precondition,
        call.body,
        readOnlyValuesOf(call.request),
      )
      return writtenResult(resource, await asCallerReads(writing, written))
    },
  })
}

const purgeQuery = z.strictObject({
  purge: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true` deletes it permanently, which needs the scope `trash:purge`.')
    .meta({ scalar: { type: 'boolean', default: false } }),
})

function deleteRoute(api: Api, resource: ResourceDefinition): void {
  writeRoute(api, {
    method: 'DELETE',
    url: path(resource, '/:id'),
    operationId: `delete${resource.one}`,
    tag: resource.many,
    summary: {
      en: `Move ${resource.label.one} to the trash`,
      vi: `Chuyển ${resource.label.vi} vào thùng rác`,
    },
    description: `It can be restored. With \`purge=true\` it is deleted permanently. The response is a 409 while live resources refer to it; of a permanent deletion also while others in the trash do.`,
    params: schemasOf(resource).idParams,
    query: purgeQuery,
    ifMatch: true,
    responses: { 204: { description: 'It is in the trash, or deleted.' } },
    problems: ['still_referenced', 'wrong_state'],
    handler: async (call): Promise<WriteResult> => {
      const { id } = call.params
      const writing = writingOf(api, resource, call)
      if (call.query.purge === 'true') {
        assertMayPurge(call.access, {
          en: 'purge=true needs the scope trash:purge.',
          vi: '"purge=true" cần quyền "trash:purge".',
        })
        const purged = await purgeRow(writing, api.referrers, id, call.precondition)
        const change = { resource: resource.path, id: purged.id, revision: null, fields: [] }
        const committed = () => resource.purged?.(api)
        return { status: 204, body: undefined, changes: [change], committed }
      }
      const { changes } = writtenResult(
        resource,
        await trashRow(writing, api.referrers, id, call.precondition),
      )
      return { status: 204, body: undefined, changes }
    },
  })
}

/** Describes what a restore changes beside: flags, and what it changes for a caller without the scope for public rows. */
function restoreNote({ access, fieldsOnRestore, offOnRestore = [] }: ResourceDefinition): string {
  if (offOnRestore.length > 0) return `; ${offOnRestore.map((name) => `\`${name}\``).join(', ')} become false`
  const scope = access.public_rows
  if (scope === undefined || fieldsOnRestore === undefined) return ''
  const [[field, value] = []] = Object.entries(fieldsOnRestore)
  return `; without the scope \`${scope}\`, a row that would be public again gets the ${field} \`${String(value)}\``
}

function restoreRoute(api: Api, resource: ResourceDefinition): void {
  writeRoute(api, {
    method: 'POST',
    url: path(resource, '/:id/restore'),
    operationId: `restore${resource.one}`,
    tag: resource.many,
    summary: {
      en: `Restore ${resource.label.one} from the trash`,
      vi: `Khôi phục ${resource.label.vi} từ thùng rác`,
    },
    description: `Moves it out of the trash and changes nothing else${restoreNote(resource)}. A row that is not in the trash does not change. The response is a 409 if another row has one of its unique values now.`,
    params: schemasOf(resource).idParams,
    ifMatch: true,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'It is live.', schema: resource.output } },
    problems: ['already_exists', 'unknown_reference'],
    handler: async (call) => {
      const { id } = call.params
      const writing = writingOf(api, resource, call)
      const written = await restoreRow(writing, id, call.precondition)
      return writtenResult(resource, await asCallerReads(writing, written))
    },
  })
}
