import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import { storeRelated } from '../store-related.ts'
import { storeAddresses } from './addresses.ts'
import type { GivenRow } from './draft.ts'

/** Stores the lists and the old addresses of the posts of a file. */
export async function storeFileRows(drafts: readonly GivenRow[], context: WriteContext): Promise<void> {
  await storeRelated(drafts, context)
  await storeAddresses(drafts, context)
}
