import { z } from 'zod'
import { id } from '../http/fields.ts'
import type { Api } from '../http/api.ts'
import { Problem } from '../http/problems.ts'
import { writeRoute } from '../http/register-route.ts'
import { readRoutes } from '../resource/routes.ts'
import { lastManager, refuseNewKey, refuseRevocation } from './authority.ts'
import {
  apiKeys,
  createApiKey,
  findKeyForRevocation,
  revokeApiKey,
  scopesOf,
  acquireKeyRevocations,
} from './resource.ts'
import { apiKey, apiKeyInput, createdApiKey } from './schema.ts'

export function apiKeysRoutes(api: Api): void {
  readRoutes(api, apiKeys)
  writeRoute(api, {
    method: 'POST',
    url: '/v1/api-keys',
    operationId: 'createApiKey',
    tag: 'ApiKeys',
    summary: 'Create an API key',
    description:
      'Answers with the whole key, this once. An Idempotency-Key is refused: answers with secrets are not kept. A key cannot give scopes that its maker lacks, nor live longer than its maker.',
    body: apiKeyInput,
    idempotencyKey: 'refused',
    answers: { 201: { description: 'The key, with its secret.', schema: createdApiKey } },
    handler: async ({ transaction, body, access }) => {
      refuseNewKey(access.caller, { ...body, scopes: scopesOf(body) })
      const created = await createApiKey(transaction, body)
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
    answers: { 200: { description: 'The key is revoked.', schema: apiKey } },
    problems: ['wrong_state'],
    handler: async ({ params, ...call }) => {
      const { transaction, access } = call
      await acquireKeyRevocations(transaction)
      const found = await findKeyForRevocation(transaction, params.id)
      if (found !== undefined && found.revoked_at === null) {
        refuseRevocation(access.caller, found)
        if (found.last_manager) throw lastManager()
      }
      const { row, changed } = await revokeApiKey(transaction, params.id, call)
      if (row === undefined) throw new Problem('not_found')
      const change = { resource: 'api-keys', id: row.id, revision: row.revision, fields: ['revoked_at'] }
      return { status: 200, body: row, revision: row.revision, changes: changed ? [change] : [] }
    },
  })
}
