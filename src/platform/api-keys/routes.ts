import { z } from 'zod'
import { id } from '../http/fields.ts'
import type { Api } from '../http/api.ts'
import { Problem } from '../http/problems.ts'
import { writeRoute } from '../http/register-route.ts'
import { readRoutes } from '../resource/routes.ts'
import { lastManagerProblem, assertMayCreateKey, assertMayRevokeKey } from './authority.ts'
import {
  createApiKey,
  findKeyForRevocation,
  revokeApiKey,
  scopesOf,
  acquireKeyRevocations,
} from './queries.ts'
import { apiKeysResource } from './resource.ts'
import { apiKeySchemas, type ApiKeySchemas } from './schema.ts'

/** The operations of API keys. */
export function apiKeysRoutes(api: Api): void {
  const schemas = apiKeySchemas(api.access)
  readRoutes(api, apiKeysResource(api.access, schemas))
  createRoute(api, schemas)
  revokeRoute(api, schemas)
}

function createRoute(api: Api, { input, created: output }: ApiKeySchemas): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/api-keys',
    operationId: 'createApiKey',
    tag: 'ApiKeys',
    summary: 'Create an API key',
    description:
      'Answers with the whole key, this once. An Idempotency-Key is refused: answers with secrets are not kept. A key cannot give scopes that its maker lacks, nor live longer than its maker.',
    body: input,
    idempotencyKey: 'refused',
    responses: { 201: { description: 'The key, with its secret.', schema: output } },
    handler: async ({ transaction, body, access }) => {
      assertMayCreateKey(api.access, access.caller, { ...body, scopes: scopesOf(api.access, body) })
      const created = await createApiKey(transaction, api.access, body)
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

function revokeRoute(api: Api, { output }: ApiKeySchemas): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/api-keys/:id/revoke',
    operationId: 'revokeApiKey',
    tag: 'ApiKeys',
    summary: 'Revoke an API key',
    description:
      'Takes effect with the next request, in every process, and cannot be undone. A revoked key is answered unchanged. A key revokes itself, and keys that may do no more and live no longer than it; the last key with `keys:manage` is a 409, so that somebody can still make keys. No If-Match is needed, since a key has nothing else to change; one that comes is heeded.',
    params: z.object({ id: id().describe('Id of the key.') }),
    ifMatch: 'optional',
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The key is revoked.', schema: output } },
    problems: ['wrong_state'],
    handler: async ({ params, ...call }) => {
      const { transaction, access } = call
      await acquireKeyRevocations(transaction)
      const found = await findKeyForRevocation(transaction, params.id)
      if (found !== undefined && found.revoked_at === null) {
        assertMayRevokeKey(api.access, access.caller, found)
        if (found.last_manager) throw lastManagerProblem()
      }
      const { row, changed } = await revokeApiKey(transaction, params.id, call)
      if (row === undefined) throw new Problem('not_found')
      const change = { resource: 'api-keys', id: row.id, revision: row.revision, fields: ['revoked_at'] }
      return { status: 200, body: row, revision: row.revision, changes: changed ? [change] : [] }
    },
  })
}
