import { access } from '../../modules.ts'
import { createApiKey } from '../../platform/api-keys/queries.ts'
import { apiKeySchemas } from '../../platform/api-keys/schema.ts'
import { recordChange } from '../../platform/audit/record.ts'
import { cliCaller } from '../../platform/access/caller.ts'
import { parseOrProblem } from '../../platform/http/zod-problems.ts'
import { nearestName } from '../../libraries/vietnamese/nearest-name.ts'
import { print, printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

const roleNames = Object.keys(access.roles)
const scopeNames = [...access.scopes.keys()]

function assertOneOf(option: string, given: string, known: readonly string[]): void {
  if (known.includes(given)) return
  const nearest = nearestName(given, known)
  const hint = nearest === null ? '' : `; did you mean ${nearest}?`
  throw new UsageError(`--${option} ${given} does not exist${hint}\nThere are: ${known.join(', ')}`)
}

/** The end of a day where the school is, or a moment as it stands. */
function expiryOf(expires: string | undefined): string | null {
  if (expires === undefined) return null
  return /^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59.999+07:00` : expires
}

function readKeyInput(given: ParsedArguments) {
  const [name, role, scopes] = [given.value('name'), given.value('role'), given.values('scope')]
  if (name === undefined) throw new UsageError('--name is missing: say whom or what the key is for')
  if ((role === undefined) === (scopes.length === 0)) throw new UsageError('give either --role or --scope')
  if (role !== undefined) assertOneOf('role', role, roleNames)
  for (const scope of scopes) assertOneOf('scope', scope, scopeNames)
  return parseOrProblem(
    apiKeySchemas(access).input,
    {
      name,
      role: role ?? null,
      scopes: role === undefined ? scopes : null,
      expires_at: expiryOf(given.value('expires')),
    },
    'body',
  )
}

/** `bantin keys create` */
/** The scopes, an area a line: one line of all of them cannot be read. */
const scopesByArea = [...new Set(scopeNames.map((scope) => scope.split(':')[0]!))]
  .map((area) => `  ${scopeNames.filter((scope) => scope.startsWith(`${area}:`)).join(', ')}`)
  .join('\n')

export const command: Command = {
  usage: '--name NAME (--role ROLE | --scope SCOPE...) [--expires DAY]',
  details: `Makes a key and prints it alone on standard output, this once: only its hash is stored.

Roles: ${roleNames.join(', ')}.
Scopes:
${scopesByArea}`,
  options: {
    name: { value: '<name>', description: 'Whom or what the key is for' },
    role: { value: '<role>', description: 'What it may do, by role' },
    scope: { value: '<scope>', description: 'What it may do, one by one', multiple: true },
    expires: {
      value: '<day>',
      description:
        'Its last day (2027-12-31), or a moment (2027-12-31T17:00:00Z); without one it does not end',
    },
  },
  positionals: [],
  examples: [
    'bantin keys create --name "Website" --role reader',
    'bantin keys create --name "News desk" --role publisher --expires 2027-12-31',
    'bantin keys create --name "Prometheus" --scope metrics:read',
  ],
  run: async (given) => {
    const input = readKeyInput(given)
    const created = await withDatabase(settings(), (database) =>
      database.transaction(async (transaction) => {
        const made = await createApiKey(transaction, access, input)
        await recordChange(
          transaction,
          { name: cliCaller.name, operation: 'createApiKey', requestId: null, remoteAddress: null },
          { resource: 'api-keys', id: made.id, revision: made.revision, fields: Object.keys(input) },
        )
        return made
      }),
    )
    print(created.key)
    printMessage('Keep it now: it is not shown again. To revoke it: bantin keys revoke ' + created.public_id)
    return 0
  },
}
