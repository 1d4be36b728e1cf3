import { z } from 'zod'
import type { AccessControl } from '../access/access-control.ts'
import type { Scope } from '../access/scope.ts'
import { instantInput, line, validationError } from '../http/fields.ts'

/** The names of a catalogue, for an enumeration. */
function namesOf<Name extends string>(names: Iterable<Name>): [Name, ...Name[]] {
  const [first, ...others] = names
  if (first === undefined) throw new Error('an application has at least one scope and one role')
  return [first, ...others]
}

/** The schemas of API keys: which scopes and roles there are depends on the modules of an application. */
export function apiKeySchemas({ scopes, roles }: AccessControl) {
  const texts = [...scopes].map(([name, { description }]) => `\`${name}\` (${description})`)
  const scope = z
    .enum(namesOf<Scope>(scopes.keys()))
    .describe(
      `One thing a key may do: ${texts.join('; ')}. \`X:write\` includes \`X:read\`, and \`content:publish\` includes \`content:read\`. The list grows.`,
    )
  const role = z.enum(namesOf(Object.keys(roles))).describe('A named set of scopes. The list grows.')

  const input = z
    .strictObject({
      name: line(200).describe('Whom or what the key is for, in words.'),
      role: role.nullable().default(null).describe('Gives the scopes of a role; either this or `scopes`.'),
      scopes: z
        .array(scope)
        .max(50)
        .nullable()
        .default(null)
        .describe('The scopes by name; either this or `role`.'),
      expires_at: instantInput().nullable().default(null).describe('When it stops working; null: never.'),
    })
    .refine((key) => (key.role === null) !== (key.scopes === null), {
      path: ['role'],
      ...validationError(
        'one_of',
        'Give either a role or scopes.',
        'Chỉ dùng một trong hai: role hoặc scopes.',
      ),
    })
    .refine((key) => key.expires_at === null || Date.parse(key.expires_at) > Date.now(), {
      path: ['expires_at'],
      ...validationError('in_the_past', 'It must be in the future.', 'Phải là thời điểm trong tương lai.'),
    })
    .meta({
      id: 'ApiKeyInput',
      description: 'What creates an API key.',
      example: { name: 'Website', role: 'reader' },
    })

  const fields = {
    id: z.uuid().describe('UUID version 7, made by the server.'),
    public_id: z
      .string()
      .describe('The 16 hex digits after `bt_`: they tell keys apart and are no secret.')
      .meta({ example: '5f0c2a9e81b74d36' }),
    name: z.string().describe('Whom or what the key is for.').meta({ example: 'Website' }),
    role: role.nullable().describe('The role it was made with; null when it has scopes of its own.'),
    scopes: z
      .array(z.string())
      .describe('What it may do.')
      .meta({ example: [...(roles['reader'] ?? [])] }),
    revision: z.int().min(1).describe('Counts the writes; `"<revision>"` is enough for If-Match.'),
    created_at: z.iso.datetime({ offset: true }).describe('When it was created (UTC).'),
    expires_at: z.iso.datetime({ offset: true }).nullable().describe('When it stops working; null: never.'),
    revoked_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When it was revoked; null while it works.'),
  }

  return {
    /** The body that creates a key. */
    input,
    /** A key, without its secret. */
    output: z.object(fields).meta({ id: 'ApiKey', description: 'An API key. Its secret is not stored.' }),
    /** The response of creation: the only time the whole key is shown. */
    created: z
      .object({
        ...fields,
        key: z
          .string()
          .describe('The whole key, `bt_<16 hex>_<64 hex>`. It is shown this once: keep it now.')
          .meta({ example: `bt_5f0c2a9e81b74d36_${'0123456789abcdef'.repeat(4)}` }),
      })
      .meta({ id: 'CreatedApiKey', description: 'A new API key with its secret.' }),
  }
}

/** The schemas of API keys in an application. */
export type ApiKeySchemas = ReturnType<typeof apiKeySchemas>

/** What creates a key. */
export type NewApiKey = z.output<ApiKeySchemas['input']>
