import type { Connection } from '../../database/database.ts'
import type { SearchSource } from '../source.ts'
import type { SearchType } from '../table.ts'

/** What a row that was found is called, and where it is. */
export interface Named {
  text: string
  href: string
}

interface NamedRow {
  type: SearchType
  row: Record<string, unknown>
}

/** One statement for all types: what a round trip costs is more than what it brings. */
const namesSql = (sources: readonly SearchSource[]) =>
  sources
    .map(
      ({ type, select, selectNamed = select }) =>
        `select '${type}' as type, to_json(named) as row from (${selectNamed}) as named`,
    )
    .join(' union all ')

/** Names of what readers have found, by id. What was taken back since it was found is left out. */
export async function loadNames(
  connection: Connection,
  sources: readonly SearchSource[],
  hits: readonly { id: string; type: SearchType }[],
): Promise<Map<string, Named>> {
  const types = new Set(hits.map(({ type }) => type))
  const asked = sources.filter(({ type }) => types.has(type))
  if (asked.length === 0) return new Map()
  const { rows } = await connection.query<NamedRow>({
    name: `search-names-${asked.map(({ type }) => type).join('-')}`,
    text: namesSql(asked),
    values: [hits.map(({ id }) => id)],
  })
  const sourceOf = new Map(asked.map((source) => [source.type, source]))
  const documents = rows.map(({ type, row }) => sourceOf.get(type)!.document(row))
  return new Map(
    documents.flatMap(({ id, public: isPublic, title, href }) =>
      isPublic ? [[id, { text: title.text, href }]] : [],
    ),
  )
}
