import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../platform/database/columns.ts'
import type { Finder } from '../../platform/resource/finder.ts'
import { keysOf, placeKeys, placeOf } from './place.ts'
import { anySql, Values } from './query/statement.ts'
import { words } from './schema.ts'
import type { SearchType } from './table.ts'

/** A condition in SQL of our own, as Drizzle takes it: its values become placeholders under these names. */
function placed(text: string, values: readonly unknown[]) {
  const names = values.map((_value, i) => `q ${i}`)
  const parts = text.split(/\$(\d+)/)
  const where = () =>
    sql.join(
      parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql.placeholder(names[Number(part) - 1]!))),
    )
  return { where, values: Object.fromEntries(names.map((name, i) => [name, values[i]])) }
}

/**
 * Finds rows of a resource that search covers, by words, within the resource's own list.
 * @param id the column that the index knows its rows by
 */
export const finderOf = (type: SearchType, id: PgColumn): Finder => ({
  schema: words,
  placeKeys,
  best: async (connection, q, among, limit, after) => {
    const filters = { type: [type], among: { ...among, id } }
    const place = after === undefined ? null : placeOf(after)
    const { search } = await import('./query/search.ts')
    const { hits, next, corrected } = await search(connection, { query: q, filters, limit, after: place })
    return { ids: hits.map((hit) => hit.id), next: next === null ? null : keysOf(next), corrected }
  },
  narrow: async (connection, q, among) => {
    const filters = { type: [type], among: { ...among, id } }
    const { search } = await import('./query/search.ts')
    // the first match tells whether the words are there as typed, or what they have to be corrected to
    const { whole, corrected } = await search(connection, { query: q, filters, limit: 1, after: null })
    const values = new Values()
    const has = whole.length === 0 ? 'false' : anySql(whole, values)
    const seen = among.everything ? `((${has} and public) or (${has} and not public))` : `${has} and public`
    const condition = placed(`select id from search_documents where ${seen}`, values.list)
    return {
      use: {
        shape: `q ${seen}`,
        values: condition.values,
        where: () => sql`${qualified(id)} in (${condition.where()})`,
      },
      corrected,
    }
  },
})
