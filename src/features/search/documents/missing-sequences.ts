import { advisoryLocks, tryAcquireLock } from '../../../platform/database/advisory-locks.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { missingSequenceSql } from '../table.ts'
import { loadDocuments, storeSequences } from './store.ts'
import { wordsOfDocument } from './terms-of.ts'

/** Stores the words of some rows. @returns how many were read; undefined while another process fills the index */
async function addSequences(
  database: Database,
  provider: SearchProvider,
  ids: readonly string[],
): Promise<number | undefined> {
  return await database.transaction(async ({ client }) => {
    if (!(await tryAcquireLock(client, advisoryLocks.searchFill))) return undefined
    // locked, so that a writer of a newer text waits, and its words come last
    await client.query(`select from ${provider.table} where id = any($1) order by id for share`, [ids])
    const documents = [...(await loadDocuments(client, provider, ids)).values()]
    await storeSequences(
      client,
      documents.map((document) => ({ id: document.id, words: wordsOfDocument(document) })),
    )
    return documents.length
  })
}

/**
 * Reads the words of documents whose sequence is missing, because a process of a version without sequences has written
 * their entries. Until then a phrase finds them by their entries alone.
 * @returns how many rows were read
 */
export async function addMissingSequences(
  database: Database,
  providers: readonly SearchProvider[],
  batchRows: number,
  isStopped: () => boolean = () => false,
): Promise<number> {
  let done = 0
  for (const provider of providers) {
    let after = '00000000-0000-0000-0000-000000000000'
    while (!isStopped()) {
      const { rows } = await database.pool.query<{ id: string }>(
        `select document_id as id from search_sequences join search_documents on id = document_id
        where ${missingSequenceSql} and document_id > $1 and type = $2 order by document_id limit ${batchRows}`,
        [after, provider.type],
      )
      const last = rows.at(-1)
      if (last === undefined) break
      const added = await addSequences(
        database,
        provider,
        rows.map(({ id }) => id),
      )
      // that process does it
      if (added === undefined) return done
      done += added
      after = last.id
    }
  }
  return done
}
