import type { Connection } from '../../../platform/database/database.ts'
import { instantFromJson } from '../../../platform/database/values.ts'
import type { SearchDocument, SearchProvider } from '../../../platform/resource/search-provider.ts'

/** Whether documents are wanted whole, or only what names them: their texts and tags are left out where that spares work. */
type Extent = 'whole' | 'named'

interface FoundRow {
  type: string
  row: Record<string, unknown>
}

/** One statement for all types: a round trip each would take longer than what they bring. */
const foundSql = (providers: readonly SearchProvider[], extent: Extent) =>
  providers
    .map(({ type, select, selectNamed = select }) => {
      const rows = extent === 'named' ? selectNamed : select
      return `select '${type}' as type, to_json(found) as row from (${rows}) as found`
    })
    .join(' union all ')

/** The documents of what readers have found, by id. What was taken back since it was found is left out. */
export async function loadFound(
  connection: Connection,
  providers: readonly SearchProvider[],
  hits: readonly { id: string; type: string }[],
  extent: Extent = 'whole',
): Promise<Map<string, SearchDocument>> {
  const types = new Set(hits.map(({ type }) => type))
  const asked = new Map(
    providers.filter(({ type }) => types.has(type)).map((provider) => [provider.type, provider]),
  )
  if (asked.size === 0) return new Map()
  // by place in the list: with the types themselves the name could be longer than Postgres takes
  const places = providers.flatMap(({ type }, place) => (types.has(type) ? [place] : []))
  const { rows } = await connection.query<FoundRow>({
    name: `search-${extent}-${places.join('-')}`,
    text: foundSql([...asked.values()], extent),
    values: [hits.map(({ id }) => id)],
  })
  const documents = rows.map(({ type, row }) => {
    const document = asked.get(type)!.document(row)
    return { ...document, sorted_at: instantFromJson(document.sorted_at) }
  })
  return new Map(documents.flatMap((document) => (document.public ? [[document.id, document]] : [])))
}
