import { keyFinder, revokeApiKey } from '../../platform/api-keys/store.ts'
import { recordChange } from '../../platform/audit/record.ts'
import type { Database } from '../../platform/database/database.ts'
import { cliCaller } from '../../platform/access/caller.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import { print, printMessage, UsageError, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

/** Accepts an id, the 16 digits of the list, or the key itself, since a leaked key is often all that is known. */
function readId(text: string): { id: string } | { publicId: string } {
  if (isUuidLike(text)) return { id: text }
  const publicId = /^(?:bt_)?([0-9a-f]{16})(?:_[0-9a-f]{64})?$/.exec(text)?.[1]
  if (publicId !== undefined) return { publicId }
  throw new UsageError('ID must be the 16 digits that bantin keys list shows, or the id of the API')
}

async function revoke(database: Database, id: string) {
  return await database.transaction(async (transaction) => {
    const { row, changed } = await revokeApiKey(transaction, id)
    if (row !== undefined && changed) {
      await recordChange(
        transaction,
        { name: cliCaller.name, operation: 'revokeApiKey', requestId: null, remoteAddress: null },
        { resource: 'api-keys', id: row.id, revision: row.revision, fields: ['revoked_at'] },
      )
    }
    return { row, changed }
  })
}

/** `bantin keys revoke` */
export const command: Command = {
  usage: 'ID',
  details: `Revokes a key permanently. It takes effect with the next request, in every process. ID is the 16 digits that
bantin keys list shows, the id of the API, or the key itself.`,
  options: {},
  positionals: ['ID'],
  examples: ['bantin keys revoke 5f0c2a9e81b74d36'],
  run: async ({ positionals: [text = ''] }) => {
    const key = readId(text)
    return await withDatabase(settings(), async (database) => {
      const id = 'id' in key ? key.id : (await keyFinder(database)(key.publicId))?.id
      const { row, changed } = id === undefined ? {} : await revoke(database, id)
      if (row === undefined) {
        printMessage('bantin: there is no such key; bantin keys list shows all keys')
        return 1
      }
      print(changed ? `The key "${row.name}" is revoked.` : `The key "${row.name}" was revoked before.`)
      return 0
    })
  },
}
