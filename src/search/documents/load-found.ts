import type { Connection } from '../../database/database.ts'
import type { SearchDocument, SearchSource } from '../source.ts'
import type { SearchType } from '../table.ts'
import { loadDocuments } from './store.ts'

/**
 * The documents of what readers have found, by id, one statement a type. What was taken back since it was found is left
 * out.
 */
export async function loadFound(
  connection: Connection,
  sources: readonly SearchSource[],
  hits: readonly { id: string; type: SearchType }[],
): Promise<Map<string, SearchDocument>> {
  const loads = sources.map(async (source) => {
    const ids = hits.filter(({ type }) => type === source.type).map(({ id }) => id)
    return [...(await loadDocuments(connection, source, ids))]
  })
  const documents = (await Promise.all(loads)).flat()
  return new Map(documents.filter(([, { public: isPublic }]) => isPublic))
}
