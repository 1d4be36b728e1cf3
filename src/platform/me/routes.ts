import type { z } from 'zod'
import type { Api } from '../http/api.ts'
import { readRoute } from '../http/register-route.ts'
import { me } from './schema.ts'

/** Registers `/v1/me`. */
export function meRoutes(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/me',
    operationId: 'getMe',
    tag: 'Me',
    summary: { en: 'Who am I, and what may I do?', vi: 'Xem người đang gọi và các quyền được cấp' },
    description: 'A frontend can hide what its user may not do.',
    responses: { 200: { description: 'The caller.', schema: me } },
    handler: async ({ access: { caller } }) => {
      const body: z.output<typeof me> = {
        actor: caller.name,
        name: caller.display_name,
        scopes: [...api.access.scopes.keys()].filter((scope) => caller.scopes.has(scope)),
        expires_at: caller.expires_at,
      }
      return { body }
    },
  })
}
