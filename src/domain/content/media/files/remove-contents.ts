import { acquireLocks, advisoryLocks } from '../../../../platform/database/advisory-locks.ts'
import type { Api } from '../../../../platform/http/api.ts'

/** Removed in one transaction. */
const batchSize = 100

/**
 * Removes the contents that no media item has any more. Their bytes go before the transaction ends: an upload of equal bytes
 * waits for it, and stores them again.
 */
export async function removeUnusedContents({
  database,
  files,
}: Pick<Api, 'database' | 'files'>): Promise<void> {
  for (let removed = batchSize; removed === batchSize;) {
    removed = await database.transaction(async ({ client }) => {
      await acquireLocks(client, advisoryLocks.fileContents)
      const { rows } = await client.query<{ sha256: string }>(
        `delete from file_contents where sha256 in (
          select sha256 from file_contents content
          where not exists (select from media_files where media_files.sha256 = content.sha256) limit $1)
        returning sha256`,
        [batchSize],
      )
      for (const { sha256 } of rows) await files.remove(sha256)
      return rows.length
    })
  }
}

/** Removes bytes that were put into the storage for a write that was not stored. */
export async function removeUnknownContents(
  { database, files }: Pick<Api, 'database' | 'files'>,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length === 0) return
  await database.transaction(async ({ client }) => {
    await acquireLocks(client, advisoryLocks.fileContents)
    const { rows } = await client.query<{ sha256: string }>(
      'select sha256 from file_contents where sha256 = any($1)',
      [hashes],
    )
    const known = new Set(rows.map(({ sha256 }) => sha256))
    for (const hash of hashes) if (!known.has(hash)) await files.remove(hash)
  })
}
