import { sql } from 'drizzle-orm'
import { qualified } from '../../platform/database/columns.ts'
import type { AppliedFilter } from '../../platform/resource/filter.ts'
import type { ListScope, SearchEngine } from '../../platform/resource/search-engine.ts'
import type { SearchProvider } from '../../platform/resource/search-provider.ts'
import type { QueryMatch } from './query/search.ts'
import { pendingIndex } from './documents/pending-index.ts'
import { indexRows } from './documents/store.ts'
import { keysOf, cursorKeys, positionOf } from './cursor-position.ts'
import { orSql, Values, withHiddenSql } from './query/statement.ts'
import { textFilterSql } from './query/text-filter.ts'

/** A condition in plain SQL as Drizzle takes it: its values become placeholders with names that begin with `prefix`. */
function placed(text: string, values: readonly unknown[], prefix: string) {
  const names = values.map((_value, i) => `${prefix} ${i}`)
  const parts = text.split(/\$(\d+)/)
  const where = () =>
    sql.join(
      parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql.placeholder(names[Number(part) - 1]!))),
    )
  return { where, values: Object.fromEntries(names.map((name, i) => [name, values[i]])) }
}

/** The rows of a list that a search may find. */
const rowsOf = (provider: SearchProvider, scope: ListScope) => ({
  providers: [provider],
  filters: { type: [provider.type], scope },
})

const findBest: SearchEngine['findBest'] = async (connection, provider, words, scope, limit, after) => {
  const position = after === undefined ? null : positionOf(after)
  const { search } = await import('./query/search.ts')
  const { hits, next, corrected, indexing } = await search(connection, {
    query: words,
    ...rowsOf(provider, scope),
    limit,
    after: position,
  })
  return {
    ids: hits.map((hit) => hit.id),
    next: next === null ? null : keysOf(next),
    corrected,
    leftOut: hits[0]?.leftOut ?? [],
    indexing,
  }
}

/** The filter of the documents that match. */
function filterOf({ whole, text, hasFew }: QueryMatch, scope: ListScope): AppliedFilter {
  const values = new Values()
  const has = whole.length === 0 ? 'false' : orSql(whole, values)
  const ofText = textFilterSql(text, values)
  const seen = `${scope.includesHidden ? withHiddenSql(has) : `${has} and public`}${ofText}`
  const all = placed(`select id from search_documents where ${seen}`, values.list, 'q')
  const ownValues = new Values()
  const rowHas = whole.length === 0 ? 'false' : orSql(whole, ownValues, 'terms')
  const rowText = textFilterSql(text, ownValues)
  const own = placed(
    `${rowHas}${scope.includesHidden ? '' : ' and public'}${rowText}`,
    ownValues.list,
    'q row',
  )
  return {
    shape: `q ${seen}`,
    values: { ...all.values, ...own.values },
    where: () => sql`${qualified(scope.id)} in (${all.where()})`,
    plannedByValue: true,
    perRow: () =>
      sql`(select true from search_documents where search_documents.id = ${qualified(scope.id)} and ${own.where()})`,
    isRare: hasFew,
  }
}

const matchTyped: SearchEngine['matchTyped'] = async (connection, provider, words, scope) => {
  const { matchTyped: typed } = await import('./query/search.ts')
  const match = await typed(connection, words, rowsOf(provider, scope))
  return { filter: filterOf(match, scope), corrected: null, indexing: match.indexing }
}

const matchFilter: SearchEngine['matchFilter'] = async (connection, provider, words, scope) => {
  const { search } = await import('./query/search.ts')
  // the first hit shows whether the words are used as typed or corrected
  const { match, corrected } = await search(connection, {
    query: words,
    ...rowsOf(provider, scope),
    limit: 1,
    after: null,
  })
  return { filter: filterOf(match, scope), corrected, indexing: match.indexing }
}

/** The search engine on the index in Postgres. */
export const searchEngine: SearchEngine = {
  cursorKeys,
  findBest,
  matchTyped,
  matchFilter,
  prepareIndex: pendingIndex,
  indexRows: ({ client }, provider, ids) => indexRows(client, provider, ids),
}
