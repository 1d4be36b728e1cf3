import type { Connection } from '../../../platform/database/database.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { loadDocuments } from '../documents/store.ts'
import { wordsOfDocument } from '../documents/terms-of.ts'
import { missingSequenceSql } from '../table.ts'
import type { Condition } from './conditions.ts'
import { matchingRowsSql, orSql, Values, type SearchFilters } from './statement.ts'
import { comparesWords, likeAnySql, type TextFilter } from './text-filter.ts'

/** Of how many documents without a sequence the entries are compared, and how many texts are read. */
const maxUnread = 2000
const maxReadTexts = 100

/** A filter that knows some documents without a sequence, and whether it knows all that may match. */
interface ReadFilter {
  text: TextFilter
  isWhole: boolean
}

interface Candidate {
  id: string
  type: string
  unread: number
}

/** The newest documents without a sequence that have the entries of a query. */
async function candidatesOf(
  connection: Connection,
  whole: readonly Condition[],
  filters: SearchFilters,
  asOf: string,
): Promise<{ candidates: Candidate[]; isWhole: boolean }> {
  const values = new Values()
  const matching = matchingRowsSql(orSql(whole, values, 'terms'), filters, asOf, values)
  const { rows } = await connection.query<Candidate>(
    `with unread as materialized (
      select document_id from search_sequences where ${missingSequenceSql} order by document_id desc limit ${maxUnread}
    ), candidates as (
      select id, type from search_documents where id in (select document_id from unread) and ${matching}
      order by sorted_at desc, id desc limit ${maxReadTexts + 1}
    ) select id, type, bound.unread from (select count(*)::int as unread from unread) as bound left join candidates on true`,
    values.list,
  )
  const candidates = rows.filter(({ id }) => id !== null)
  return {
    candidates: candidates.slice(0, maxReadTexts),
    isWhole: rows[0]!.unread < maxUnread && candidates.length <= maxReadTexts,
  }
}

/** The words of documents in their order, read from their texts. */
async function readWords(
  connection: Connection,
  providers: readonly SearchProvider[],
  candidates: readonly Candidate[],
): Promise<{ id: string; words: Buffer }[]> {
  const read: { id: string; words: Buffer }[] = []
  for (const provider of providers) {
    const ids = candidates.filter(({ type }) => type === provider.type).map(({ id }) => id)
    for (const [id, document] of await loadDocuments(connection, provider, ids))
      read.push({ id, words: wordsOfDocument(document) })
  }
  return read
}

/**
 * Compares the texts of documents whose sequence is missing, as after an upgrade, with the phrases of a query.
 * @param whole the conditions of all documents that may match
 */
export async function readUnreadTexts(
  connection: Connection,
  providers: readonly SearchProvider[],
  text: TextFilter,
  whole: readonly Condition[],
  filters: SearchFilters,
  asOf: string,
): Promise<ReadFilter> {
  const orders = [...text.phrases, ...text.excluded].filter(comparesWords)
  if (orders.length === 0 || whole.length === 0) return { text, isWhole: true }
  const { candidates, isWhole } = await candidatesOf(connection, whole, filters, asOf)
  if (candidates.length === 0) return { text, isWhole }
  const read = await readWords(connection, providers, candidates)
  const values = new Values()
  const ids = values.bind(
    read.map(({ id }) => id),
    'uuid[]',
  )
  const words = values.bind(
    read.map((each) => each.words),
    'bytea[]',
  )
  const has = orders.map(({ patterns }) => `(${likeAnySql(patterns, values)})`)
  const { rows } = await connection.query<{ id: string; has: boolean[] }>(
    `select id, array[${has.join(', ')}] as has from unnest(${ids}, ${words}) as read (id, words)`,
    values.list,
  )
  const havingOrder = new Map(
    orders.map((order, i) => [order, (wanted: boolean) => rows.filter((row) => row.has[i] === wanted)]),
  )
  const withFitting = (wanted: boolean) => (order: TextFilter['phrases'][number]) => ({
    ...order,
    fitting:
      havingOrder
        .get(order)?.(wanted)
        .map(({ id }) => id) ?? [],
  })
  return {
    text: { phrases: text.phrases.map(withFitting(true)), excluded: text.excluded.map(withFitting(false)) },
    isWhole,
  }
}
