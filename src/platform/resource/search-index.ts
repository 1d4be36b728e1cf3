import type { NewDraft } from './draft.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { WriteContext } from './write-context.ts'
import type { PendingIndex } from './search-engine.ts'

/** Prepares the index entries of rows that are about to be stored; undefined if they are not indexed. */
export function prepareIndex(
  { search }: ReadOnlyResource,
  drafts: readonly NewDraft[],
  { transaction, effects, dryRun }: WriteContext,
): PendingIndex | undefined {
  // rows of a dry run are never found, and the locks of their words would block other writers
  if (search === undefined || dryRun) return undefined
  return effects.search.prepareIndex(transaction, search, drafts)
}

/** Updates the index entries of a row. */
export async function indexRow(
  { search }: ReadOnlyResource,
  id: string,
  { transaction, effects, dryRun }: WriteContext,
): Promise<void> {
  if (search === undefined || dryRun) return
  await effects.search.indexRows(transaction, search, [id])
}
