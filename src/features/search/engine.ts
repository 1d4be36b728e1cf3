import { sql } from 'drizzle-orm'
import { qualified } from '../../platform/database/columns.ts'
import type { SearchEngine } from '../../platform/resource/search-engine.ts'
import { pendingIndex } from './documents/pending-index.ts'
import { indexRows } from './documents/store.ts'
import { keysOf, cursorKeys, positionOf } from './cursor-position.ts'
import { orSql, Values } from './query/statement.ts'

/** A condition in plain SQL as Drizzle takes it: its values become placeholders with names. */
function placed(text: string, values: readonly unknown[]) {
  const names = values.map((_value, i) => `q ${i}`)
  const parts = text.split(/\$(\d+)/)
  const where = () =>
    sql.join(
      parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql.placeholder(names[Number(part) - 1]!))),
    )
  return { where, values: Object.fromEntries(names.map((name, i) => [name, values[i]])) }
}

const findBest: SearchEngine['findBest'] = async (connection, { type }, words, scope, limit, after) => {
  const filters = { type: [type], scope }
  const position = after === undefined ? null : positionOf(after)
  const { search } = await import('./query/search.ts')
  const { hits, next, corrected } = await search(connection, {
    query: words,
    filters,
    limit,
    after: position,
  })
  return { ids: hits.map((hit) => hit.id), next: next === null ? null : keysOf(next), corrected }
}

const matchFilter: SearchEngine['matchFilter'] = async (connection, { type }, words, scope) => {
  const filters = { type: [type], scope }
  const { search } = await import('./query/search.ts')
  // the first hit shows whether the words are used as typed or corrected
  const { whole, corrected } = await search(connection, { query: words, filters, limit: 1, after: null })
  const values = new Values()
  const has = whole.length === 0 ? 'false' : orSql(whole, values)
  const seen = scope.includesHidden ? `((${has} and public) or (${has} and not public))` : `${has} and public`
  const condition = placed(`select id from search_documents where ${seen}`, values.list)
  return {
    filter: {
      shape: `q ${seen}`,
      values: condition.values,
      where: () => sql`${qualified(scope.id)} in (${condition.where()})`,
    },
    corrected,
  }
}

/** The search engine on the index in Postgres. */
export const searchEngine: SearchEngine = {
  cursorKeys,
  findBest,
  matchFilter,
  prepareIndex: pendingIndex,
  indexRows: ({ client }, provider, ids) => indexRows(client, provider, ids),
}
