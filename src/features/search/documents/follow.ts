import type { ResourceDefinition, StoredRow, WriteContext } from '../../../platform/resource/definition.ts'
import type { SearchSource } from '../source.ts'
import { nothingRead, readAhead, type Reading } from './read-ahead.ts'
import { indexNewRows, indexRows, loadDocuments, indexed } from './store.ts'

type Followed = Pick<ResourceDefinition, 'removed' | 'storedAsGiven' | 'whileStored'> &
  Required<Pick<ResourceDefinition, 'stored'>>

/** The part of a definition that keeps the search index in step with its writes. */
export function followedBySearch(
  source: SearchSource,
  stored?: (rows: readonly StoredRow[], context: WriteContext) => Promise<void>,
): Followed {
  const readings = new WeakMap<WriteContext, Promise<Reading>>()
  return {
    whileStored: (drafts, context) => {
      if (context.rehearsal) return
      const reading = readAhead(source, drafts, context.transaction)
      // what it throws is thrown where it is waited for
      reading.catch(() => {})
      readings.set(context, reading)
    },
    // the index reads the rows itself
    storedAsGiven: stored === undefined,
    stored: async (rows, context) => {
      await stored?.(rows, context)
      // a rehearsal is not found by anyone, and would keep others from teaching the same words
      if (context.rehearsal) return
      const { transaction } = context
      const { rows: read, lessons } = (await readings.get(context)) ?? nothingRead()
      const unread = rows.filter(({ id }) => !read.has(id))
      const added = unread.filter(({ current }) => current === undefined).map(({ id }) => id)
      const documents = await loadDocuments(transaction.client, source, added)
      const fresh = [...documents.values()].map((document) => indexed(source, document, lessons))
      await indexNewRows(transaction, [...read.values(), ...fresh], lessons)
      const changed = unread.filter(({ current }) => current !== undefined).map(({ id }) => id)
      await indexRows(transaction.client, source, changed)
    },
    removed: (id, { client }) => indexRows(client, source, [id]),
  }
}
