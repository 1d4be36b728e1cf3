import type { ResourceDefinition, Row, WriteContext } from '../../resource/definition.ts'
import type { SearchSource } from '../source.ts'
import { indexRows } from './store.ts'

/** The part of a definition that keeps the search index in step with its writes. */
export function followedBySearch(
  source: SearchSource,
  stored?: (row: Row, context: WriteContext) => Promise<void>,
): Pick<ResourceDefinition, 'removed'> & Required<Pick<ResourceDefinition, 'stored'>> {
  return {
    stored: async (row, context) => {
      await stored?.(row, context)
      await indexRows(context.transaction.client, source, [context.id])
    },
    removed: (id, { client }) => indexRows(client, source, [id]),
  }
}
