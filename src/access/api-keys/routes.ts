import { z } from 'zod'
import { id } from '../../http/fields.ts'
import type { Api } from '../../http/api.ts'
import { Problem } from '../../http/problems.ts'
import { writeRoute } from '../../http/register-route.ts'
import { readRoutes } from '../../resource/routes.ts'
import { apiKeys, createApiKey, revokeApiKey, scopesOf } from './queries.ts'
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
      'Answers with the whole key, this once. An Idempotency-Key is refused: answers with secrets are not kept. A key cannot give scopes that its maker lacks.',
    body: apiKeyInput,
    idempotencyKey: 'refused',
    answers: { 201: { description: 'The key, with its secret.', schema: createdApiKey } },
    handler: async ({ transaction, body, access }) => {
      const beyond = scopesOf(body).filter((scope) => !access.caller.scopes.has(scope))
      if (beyond.length > 0) {
        const names = beyond.join(', ')
        throw new Problem('forbidden', {
          detail: { en: `Your own key lacks: ${names}.`, vi: `Khóa của bạn không có quyền: ${names}.` },
        })
      }
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
      'Takes effect with the next request, in every process, and cannot be undone. A revoked key is answered unchanged. No If-Match is needed, since a key has nothing else to change; one that comes is heeded.',
    params: z.object({ id: id().describe('Id of the key.') }),
    ifMatch: 'optional',
    idempotencyKey: 'accepted',
    answers: { 200: { description: 'The key is revoked.', schema: apiKey } },
    handler: async ({ params, ...call }) => {
      const { row, changed } = await revokeApiKey(call.transaction, params.id, call)
      if (row === undefined) throw new Problem('not_found')
      const change = { resource: 'api-keys', id: row.id, revision: row.revision, fields: ['revoked_at'] }
      return { status: 200, body: row, revision: row.revision, changes: changed ? [change] : [] }
    },
  })
}
