import { z } from 'zod'
import { id } from '../http/fields.ts'
import type { Api } from '../http/api.ts'
import { assertMatch, assertNoneMatch } from '../http/etag.ts'
import { Problem } from '../http/problems.ts'
import { writeRoute } from '../http/register-route.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import { assertReadOnlyUnchanged, extractInput, readOnlyValuesOf } from '../resource/read-only-fields.ts'
import { readRoutes } from '../resource/routes.ts'
import { assertMayCreateKey, assertMayRevokeKey, lastManagerProblem } from './authority.ts'
import {
  acquireKeyRevocations,
  createApiKey,
  findKeyForRevocation,
  lockKey,
  patchedOwner,
  revokeApiKey,
  scopesOf,
  storeOwner,
} from './store.ts'
import { apiKeysResource } from './resource.ts'
import { apiKeySchemas, type ApiKeySchemas } from './schema.ts'

/** Registers the operations of API keys. */
export function apiKeysRoutes(api: Api): void {
  const schemas = apiKeySchemas(api.access)
  readRoutes(api, apiKeysResource(api.access, schemas))
  createRoute(api, schemas)
  ownerRoute(api, schemas)
  revokeRoute(api, schemas)
}

function createRoute(api: Api, { input, created: output }: ApiKeySchemas): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/api-keys',
    operationId: 'createApiKey',
    tag: 'ApiKeys',
    summary: { en: 'Create an API key', vi: 'Tạo khóa API' },
    description:
      'The response contains the whole key, only this once. An Idempotency-Key is an error, since responses with secrets are not stored. A new key cannot have scopes that your key lacks, nor expire later than your key.',
    body: input,
    idempotencyKey: 'refused',
    responses: { 201: { description: 'The key, with its secret.', schema: output } },
    handler: async ({ transaction, body, access }) => {
      assertMayCreateKey(api.access, access.caller, { ...body, scopes: scopesOf(api.access, body) })
      const created = await createApiKey(transaction, api.access, body, access)
      const change = { resource: 'api-keys', id: created.id, revision: 1, fields: Object.keys(body) }
      return {
        status: 201,
        body: created,
        revision: 1,
        headers: { location: `/v1/api-keys/${created.id}` },
        changes: [change],
      }
    },
  })
}

const ownerWithoutName = () =>
  invalidRequest([
    {
      pointer: '/owner/name',
      code: 'required',
      message: {
        en: 'The key has no owner yet: give a name.',
        vi: 'Khóa chưa có người dùng: hãy nhập họ tên.',
      },
    },
  ])

const revokedKey = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'The key is revoked and does not change any more.',
      vi: 'Khóa đã bị thu hồi nên không thay đổi được nữa.',
    },
  })

function ownerRoute(api: Api, { output, patch, change: changeable }: ApiKeySchemas): void {
  writeRoute(api, {
    method: 'PATCH',
    url: '/v1/api-keys/:id',
    operationId: 'updateApiKey',
    tag: 'ApiKeys',
    summary: { en: 'Change the owner of an API key', vi: 'Đổi người sử dụng khóa API' },
    description:
      'A JSON Merge Patch (RFC 7396) of `owner`. It counts from the next request on: names that are stored, such as those of revisions, stay, and so do the drafts of an author whom the key had. Keys that may do more than yours, or live longer, are a 403.',
    params: z.object({ id: id().describe('Id of the key.') }),
    body: patch,
    extractInput: (request) => extractInput(changeable, request),
    bodyTypes: ['application/merge-patch+json'],
    ifMatch: true,
    responses: { 200: { description: 'The key has this owner.', schema: output } },
    problems: ['unprocessable', 'wrong_state'],
    handler: async ({ transaction, access, request, params, body, precondition, ifNoneMatch }) => {
      const key = await lockKey(transaction, params.id)
      if (key === undefined) throw new Problem('not_found')
      assertMayRevokeKey(api.access, access.caller, key)
      assertNoneMatch(ifNoneMatch, key.revision)
      assertMatch(precondition, key.revision)
      if (key.revoked_at !== null) throw revokedKey()
      const owner = patchedOwner(key, changeable.input.parse(body), access)
      if (owner.name === null && body['owner']) throw ownerWithoutName()
      const { row, changed } = await storeOwner(transaction, key, owner, access)
      assertReadOnlyUnchanged(readOnlyValuesOf(request), { ...row, revision: key.revision })
      const change = { resource: 'api-keys', id: row.id, revision: row.revision, fields: ['owner'] }
      return { status: 200, body: row, revision: row.revision, changes: changed ? [change] : [] }
    },
  })
}

function revokeRoute(api: Api, { output }: ApiKeySchemas): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/api-keys/:id/revoke',
    operationId: 'revokeApiKey',
    tag: 'ApiKeys',
    summary: { en: 'Revoke an API key', vi: 'Thu hồi khóa API' },
    description:
      'Takes effect with the next request, in every process, and cannot be undone. A revoked key does not change. A key can revoke itself, and keys that have no more scopes and expire no later than it. The last key with `keys:manage` is a 409, so that keys can still be created. If-Match is optional.',
    params: z.object({ id: id().describe('Id of the key.') }),
    ifMatch: 'optional',
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The key is revoked.', schema: output } },
    problems: ['wrong_state'],
    handler: async ({ params, ...call }) => {
      const { transaction, access } = call
      await acquireKeyRevocations(transaction)
      const key = await findKeyForRevocation(transaction, params.id)
      if (key !== undefined && key.revoked_at === null) {
        assertMayRevokeKey(api.access, access.caller, key)
        if (key.last_manager) throw lastManagerProblem()
      }
      const { row, changed } = await revokeApiKey(transaction, params.id, call)
      if (row === undefined) throw new Problem('not_found')
      const change = { resource: 'api-keys', id: row.id, revision: row.revision, fields: ['revoked_at'] }
      return { status: 200, body: row, revision: row.revision, changes: changed ? [change] : [] }
    },
  })
}
