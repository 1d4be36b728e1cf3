import { z } from 'zod'

/** The schema of a caller as it sees itself. */
export const me = z
  .object({
    actor: z
      .string()
      .describe(
        'The name in the audit trail: `key:<id of the API key>`, `oidc:<iss>#<sub>` of an access token, or `bootstrap` (the key from the environment).',
      )
      .meta({ example: 'key:01a210ec-1d48-7ae1-b21d-014b559eaccb' }),
    name: z
      .string()
      .nullable()
      .describe(
        'The name that people know: the owner of the key, or else what the key is for; `name` of an access token. Null for tokens without a name and for the key from the environment.',
      )
      .meta({ example: 'Nguyễn Văn An' }),
    scopes: z
      .array(z.string())
      .describe('Everything it may do, with scopes that others include.')
      .meta({ example: ['content:read', 'content:write'] }),
    expires_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When the key or the token expires; null: never.'),
  })
  .meta({ id: 'Me', description: 'Who sends the request, and what it may do.' })
