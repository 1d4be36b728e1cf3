import { z } from 'zod'
import { id } from '../http/fields.ts'
import type { Api } from '../http/api.ts'
import { Problem } from '../http/problems.ts'
import { writeRoute } from '../http/register-route.ts'
import { readRoutes } from '../resource/routes.ts'
import { lastManagerProblem, assertMayCreateKey, assertMayRevokeKey } from './authority.ts'
import { createApiKey, findKeyForRevocation, revokeApiKey, scopesOf, acquireKeyRevocations } from './store.ts'
import { apiKeysResource } from './resource.ts'
import { apiKeySchemas, type ApiKeySchemas } from './schema.ts'

/** Registers the operations of API keys. */
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

function revokeRoute(api: Api, { output }: ApiKeySchemas): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/api-keys/:id/revoke',
    operationId: 'revokeApiKey',
    tag: 'ApiKeys',
    summary: 'Revoke an API key',
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
