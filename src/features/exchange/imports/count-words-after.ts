import type { Database } from '../../../platform/database/database.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { listSearchOf } from '../../../platform/resource/search-results.ts'
import { countWords } from '../../search/documents/count-words.ts'

/** The number of imported rows that changes the frequency of words. */
const minRows = 1_000

/** Counts words again after an import of many searchable rows, so that suggestions and corrections use current numbers. */
export async function countWordsAfter(
  database: Database,
  id: string,
  resource: ExchangedResource,
): Promise<void> {
  if (listSearchOf(resource) === undefined) return
  const { rows } = await database.pool.query<{ stored: number }>(
    'select created + changed as stored from imports where id = $1 and not dry_run',
    [id],
  )
  if ((rows[0]?.stored ?? 0) >= minRows) await countWords(database)
}
