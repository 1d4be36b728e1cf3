import { allApiKeys } from '../../platform/api-keys/store.ts'
import { print, printMessage, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { formatTable } from '../format-table.ts'

type Key = Awaited<ReturnType<typeof allApiKeys>>[number]

const minute = (moment: string) => `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')}Z`

function stateOf({ revoked_at, expires_at }: Key): string {
  if (revoked_at !== null) return `revoked ${minute(revoked_at)}`
  if (expires_at === null) return 'works'
  return Date.parse(expires_at) > Date.now()
    ? `works until ${minute(expires_at)}`
    : `ended ${minute(expires_at)}`
}

/** `bantin keys list` */
export const command: Command = {
  usage: '',
  details: 'Lists all keys, the newest first. Secrets are not stored, so they cannot be shown.',
  options: {},
  positionals: [],
  examples: ['bantin keys list'],
  run: async () => {
    const keys = await withDatabase(settings(), allApiKeys)
    if (keys.length === 0) {
      printMessage('There are no keys yet: create one with bantin keys create.')
      return 0
    }
    const rows = keys.map((key) => [
      key.public_id,
      key.name,
      key.owner?.name ?? '',
      key.role ?? (key.scopes.join(' ') || '(nothing)'),
      minute(key.created_at),
      stateOf(key),
    ])
    print(formatTable(['ID', 'NAME', 'OWNER', 'ROLE OR SCOPES', 'MADE', 'STATE'], rows))
    return 0
  },
}
