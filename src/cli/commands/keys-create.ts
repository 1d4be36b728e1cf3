import { access } from '../../modules.ts'
import { createApiKey } from '../../platform/api-keys/store.ts'
import { apiKeySchemas } from '../../platform/api-keys/schema.ts'
import { recordChange } from '../../platform/audit/record.ts'
import { cliCaller } from '../../platform/access/caller.ts'
import { parseOrThrow } from '../../platform/http/validation-problems.ts'
import { nearestName } from '../../libraries/vietnamese/nearest-name.ts'
import { print, printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

const roleNames = Object.keys(access.roles)
const scopeNames = [...access.scopes.keys()]

function assertOneOf(option: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return
  const nearest = nearestName(name, names)
  const hint = nearest === null ? '' : `; did you mean ${nearest}?`
  throw new UsageError(`--${option} ${name} does not exist${hint}\nThere are: ${names.join(', ')}`)
}

/** The end of a day in the time zone of the school; a timestamp stays unchanged. */
function expiryOf(expires: string | undefined): string | null {
  if (expires === undefined) return null
  return /^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59.999+07:00` : expires
}

/** The person of the options. @throws UsageError for an e-mail without a name */
function readOwner(args: ParsedArguments) {
  const [name, email] = [args.value('owner'), args.value('email')]
  if (name === undefined && email !== undefined)
    throw new UsageError('--owner is missing: say whose e-mail it is')
  return name === undefined ? null : { name, email: email ?? null }
}

function readKeyInput(args: ParsedArguments) {
  const [name, role, scopes] = [args.value('name'), args.value('role'), args.values('scope')]
  if (name === undefined) throw new UsageError('--name is missing: say who or what the key is for')
  if ((role === undefined) === (scopes.length === 0)) throw new UsageError('give either --role or --scope')
  if (role !== undefined) assertOneOf('role', role, roleNames)
  for (const scope of scopes) assertOneOf('scope', scope, scopeNames)
  return parseOrThrow(
    apiKeySchemas(access).input,
    {
      name,
      owner: readOwner(args),
      role: role ?? null,
      scopes: role === undefined ? scopes : null,
      expires_at: expiryOf(args.value('expires')),
    },
    'body',
  )
}

/** The scopes, one line per area, so that the help stays readable. */
const scopesByArea = [...new Set(scopeNames.map((scope) => scope.split(':')[0]!))]
  .map((area) => `  ${scopeNames.filter((scope) => scope.startsWith(`${area}:`)).join(', ')}`)
  .join('\n')

/** `bantin keys create` */
export const command: Command = {
  usage: '--name NAME (--role ROLE | --scope SCOPE...) [--owner NAME [--email EMAIL]] [--expires DAY]',
  details: `Creates a key and prints it alone on standard output. It cannot be shown again: only its hash is stored.

Roles: ${roleNames.join(', ')}.
Scopes:
${scopesByArea}`,
  options: {
    name: { value: '<name>', description: 'Who or what the key is for' },
    owner: { value: '<name>', description: 'The person who uses the key; default: a program does' },
    email: { value: '<email>', description: 'E-mail address of that person' },
    role: { value: '<role>', description: 'The role of the key' },
    scope: { value: '<scope>', description: 'A scope of the key', multiple: true },
    expires: {
      value: '<day>',
      description: 'Its last day (2027-12-31), or a timestamp (2027-12-31T17:00:00Z); default: never',
    },
  },
  positionals: [],
  examples: [
    'bantin keys create --name "Website" --role reader',
    'bantin keys create --name "News desk" --owner "Nguyễn Văn An" --role publisher --expires 2027-12-31',
    'bantin keys create --name "Prometheus" --scope metrics:read',
  ],
  run: async (args) => {
    const input = readKeyInput(args)
    const created = await withDatabase(settings(), (database) =>
      database.transaction(async (transaction) => {
        const key = await createApiKey(transaction, access, input)
        await recordChange(
          transaction,
          { name: cliCaller.name, operation: 'createApiKey', requestId: null, remoteAddress: null },
          { resource: 'api-keys', id: key.id, revision: key.revision, fields: Object.keys(input) },
        )
        return key
      }),
    )
    print(created.key)
    printMessage('Store it now: it is not shown again. To revoke it: bantin keys revoke ' + created.public_id)
    return 0
  },
}
