import type { Connection } from '../../../platform/database/database.ts'
import { instantFromJson } from '../../../platform/database/type-parsers.ts'
import type { SearchDocument, SearchProvider } from '../../../platform/resource/search-provider.ts'

/** Whole documents, or only what names them: without texts and tags, where that is less work. */
type Extent = 'whole' | 'named'

interface ResultRow {
  type: string
  row: Record<string, unknown>
}

/** One statement for all types: a round trip for each would take longer than the reads. */
const resultsSql = (providers: readonly SearchProvider[], extent: Extent) =>
  providers
    .map(({ type, select, selectNamed = select }) => {
      const rows = extent === 'named' ? selectNamed : select
      return `select '${type}' as type, to_json(result) as row from (${rows}) as result`
    })
    .join(' union all ')

/** The documents of search results, by id; without rows that are no longer public. */
export async function loadResults(
  connection: Connection,
  providers: readonly SearchProvider[],
  hits: readonly { id: string; type: string }[],
  extent: Extent = 'whole',
): Promise<Map<string, SearchDocument>> {
  const types = new Set(hits.map(({ type }) => type))
  const needed = new Map(
    providers.filter(({ type }) => types.has(type)).map((provider) => [provider.type, provider]),
  )
  if (needed.size === 0) return new Map()
  // by place in the list: with the types themselves the name could be longer than Postgres takes
  const positions = providers.flatMap(({ type }, place) => (types.has(type) ? [place] : []))
  const { rows } = await connection.query<ResultRow>({
    name: `search-${extent}-${positions.join('-')}`,
    text: resultsSql([...needed.values()], extent),
    values: [hits.map(({ id }) => id)],
  })
  const documents = rows.map(({ type, row }) => {
    const document = needed.get(type)!.document(row)
    return { ...document, sorted_at: instantFromJson(document.sorted_at) }
  })
  return new Map(documents.flatMap((document) => (document.public ? [[document.id, document]] : [])))
}
