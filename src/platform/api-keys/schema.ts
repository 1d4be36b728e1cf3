import { z } from 'zod'
import type { AccessControl } from '../access/access-control.ts'
import type { Scope } from '../access/scope.ts'
import { instantInput, line, validationError } from '../http/fields.ts'
import { readOnlyFields } from '../resource/read-only-fields.ts'

/** Names as the values of an enumeration. @throws Error if there are none */
function namesOf<Name extends string>(names: Iterable<Name>): [Name, ...Name[]] {
  const [first, ...others] = names
  if (first === undefined) throw new Error('an application has at least one scope and one role')
  return [first, ...others]
}

const ownerInput = z
  .strictObject({
    name: line(200).describe('Name of the person, as revisions of posts show it to editors.'),
    email: z
      .email()
      .max(254)
      .nullable()
      .default(null)
      .describe('E-mail address of the person. Only keys with `content:read` see it.'),
  })
  .meta({ id: 'ApiKeyOwnerInput', description: 'The person who uses a key.' })

const owner = z
  .object({
    name: z.string().describe('Name of the person.'),
    email: z
      .string()
      .nullable()
      .describe('E-mail address of the person; null if there is none, and without `content:read`.'),
  })
  .meta({ id: 'ApiKeyOwner', description: 'The person who uses a key.' })

/** The change of an owner: what is left out stays. */
const ownerPatch = z
  .strictObject({
    name: ownerInput.shape.name.optional(),
    email: z
      .email()
      .max(254)
      .nullable()
      .optional()
      .describe('E-mail address of the person; null removes it.'),
  })
  .meta({ id: 'ApiKeyOwnerPatch', description: 'What changes of the person who uses a key.' })

const keyPatchInput = z.strictObject({
  owner: ownerPatch
    .nullable()
    .optional()
    .describe(
      'The person who uses the key; null for a key of a program. What is left out stays, and so does an `email` that is null for a caller who does not see e-mail addresses.',
    ),
})

/** The change of a key. */
export type KeyPatch = z.output<typeof keyPatchInput>

/** The owner of a key. */
export type KeyOwner = z.output<typeof owner>

/** Makes the schemas of API keys. The scopes and roles depend on the modules of the application. */
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
      name: line(200).describe('Who or what the key is for.'),
      owner: ownerInput
        .nullable()
        .default(null)
        .describe('The person who uses the key; null for a key of a program.'),
      role: role.nullable().default(null).describe('Gives the scopes of a role; either this or `scopes`.'),
      scopes: z
        .array(scope)
        .max(50)
        .nullable()
        .default(null)
        .describe('The scopes by name; either this or `role`.'),
      expires_at: instantInput().nullable().default(null).describe('When it expires; null: never.'),
    })
    .refine((key) => (key.role === null) !== (key.scopes === null), {
      path: ['role'],
      ...validationError(
        'one_of',
        'Give either a role or scopes.',
        'Chỉ dùng một trong hai: "role" hoặc "scopes".',
      ),
    })
    .refine((key) => key.expires_at === null || Date.parse(key.expires_at) > Date.now(), {
      path: ['expires_at'],
      ...validationError('in_the_past', 'It must be in the future.', 'Phải là thời điểm trong tương lai.'),
    })
    .meta({
      id: 'ApiKeyInput',
      description: 'What creates an API key.',
      example: {
        name: 'News desk',
        role: 'editor',
        owner: { name: 'Nguyễn Văn An', email: 'an@school.example' },
      },
    })

  const fields = {
    id: z.uuid().describe('UUID version 7, made by the server.'),
    public_id: z
      .string()
      .describe('The 16 hex digits after `bt_`: they identify the key and are not secret.')
      .meta({ example: '5f0c2a9e81b74d36' }),
    name: z.string().describe('Who or what the key is for.').meta({ example: 'Website' }),
    owner: owner.nullable().describe('The person who uses it; null for a key of a program.'),
    role: role.nullable().describe('The role it was created with; null if it was created with scopes.'),
    scopes: z
      .array(z.string())
      .describe('What it may do.')
      .meta({ example: [...(roles['reader'] ?? [])] }),
    revision: z.int().min(1).describe('Counts the writes; `"<revision>"` is enough for If-Match.'),
    created_at: z.iso.datetime({ offset: true }).describe('When it was created (UTC).'),
    expires_at: z.iso.datetime({ offset: true }).nullable().describe('When it expires; null: never.'),
    revoked_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When it was revoked; null if it was not.'),
  }

  const output = z.object(fields).meta({ id: 'ApiKey', description: 'An API key. Its secret is not stored.' })
  const change = { input: keyPatchInput, output }

  return {
    /** The body that creates a key. */
    input,
    /** A key, without its secret. */
    output,
    /** The input and response schemas of a change. */
    change,
    /** The body that changes a key, and the read-only fields of a response. */
    patch: keyPatchInput.safeExtend(readOnlyFields(change)).meta({
      id: 'ApiKeyPatch',
      description:
        'A merge patch (RFC 7396) of an API key; a response may be sent back as it is. Its scopes and its end never change: make another key.',
      example: { owner: { name: 'Nguyễn Văn An', email: 'an@school.example' } },
    }),
    /** The response of creation: the only time the whole key is shown. */
    created: z
      .object({
        ...fields,
        key: z
          .string()
          .describe('The whole key, `bt_<16 hex>_<64 hex>`. It is shown only once: store it now.')
          .meta({ example: `bt_5f0c2a9e81b74d36_${'0123456789abcdef'.repeat(4)}` }),
      })
      .meta({ id: 'CreatedApiKey', description: 'A new API key with its secret.' }),
  }
}

/** The schemas of API keys in an application. */
export type ApiKeySchemas = ReturnType<typeof apiKeySchemas>

/** The input that creates a key. */
export type NewApiKey = z.output<ApiKeySchemas['input']>
