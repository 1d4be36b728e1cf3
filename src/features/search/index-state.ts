import type { Connection } from '../../platform/database/database.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { SearchProvider } from '../../platform/resource/search-provider.ts'
import { indexFormat, missingSequenceSql, otherFormatSql } from './table.ts'

/** SQL: whether the index has all rows, in the format of this version. Searches ask it in their first statement. */
export const isCompleteSql = `exists (select from search_index_state where format = ${indexFormat} and filled_at is not null)`

/** SQL: whether there are rows that can be found, and none is in the index. */
function lacksAllSql(providers: readonly SearchProvider[]): string {
  const some = providers.map(({ table }) => `exists (select from ${table} where deleted_at is null)`)
  return `(not exists (select from search_documents) and (${some.join(' or ')}))`
}

/** What an index needs. */
type IndexNeeds =
  | 'nothing'
  /** Rows are missing, or all entries have an older format. */
  | 'fill'
  /** Processes of another version have written entries, or no sequences, since it was filled. */
  | 'refresh'

/** What the index needs of a process of this version; nothing where a later version has it. */
export async function indexNeeds(
  connection: Connection,
  providers: readonly SearchProvider[],
): Promise<IndexNeeds> {
  const { rows } = await connection.query<{ later: boolean; complete: boolean; other: boolean }>(
    `select exists (select from search_index_state where format > ${indexFormat}) as later,
      ${isCompleteSql} and not ${lacksAllSql(providers)} as complete,
      exists (select from search_documents where ${otherFormatSql}) or exists (select from search_sequences where ${missingSequenceSql}) as other`,
  )
  const { later, complete, other } = rows[0]!
  if (later) return 'nothing'
  if (!complete) return 'fill'
  return other ? 'refresh' : 'nothing'
}

/** Says that the index gets entries of the format of this version, and is not complete where it has none. */
export async function beginFill(connection: Connection, providers: readonly SearchProvider[]): Promise<void> {
  await connection.query(
    `insert into search_index_state as state (id, format) values (1, ${indexFormat})
    on conflict (id) do update set format = excluded.format, filled_at = null
    where state.format < excluded.format or state.format = excluded.format and ${lacksAllSql(providers)}`,
  )
}

/** Says that the index has all rows, unless a later version has begun to fill it. */
export async function markFilled(connection: Connection): Promise<void> {
  await connection.query(
    `update search_index_state set filled_at = now() where format = ${indexFormat} and filled_at is null`,
  )
}

/** SQL: the number of documents by the last statistics of Postgres. */
const estimateSql = `(select greatest(reltuples, 0)::int from pg_class where oid = 'search_documents'::regclass)`

/** Fewer documents are all among the newest ones that searches read. */
const minCountedDocuments = 200

/**
 * Says that words are counted now, if there are twice as many documents as at the last count.
 * @returns whether this process is to count them
 */
export async function claimCount(connection: Connection): Promise<boolean> {
  const { rowCount } = await connection.query(
    `update search_index_state set counted_documents = ${estimateSql}
    where format = ${indexFormat} and filled_at is not null
      and ${estimateSql} >= greatest(${minCountedDocuments}, 2 * counted_documents)`,
  )
  return rowCount === 1
}

/** Says that words have been counted. */
export async function markCounted(connection: Connection): Promise<void> {
  await connection.query(`update search_index_state set counted_documents = ${estimateSql}`)
}

/** The 503 of searches while the index is not complete. */
export const indexIncomplete = (): Problem =>
  new Problem('unavailable', {
    detail: {
      en: 'The search index is being built: searches and suggestions wait for it, all else works. Try again a little later.',
      vi: 'Chỉ mục tìm kiếm đang được xây dựng: tạm thời chưa tìm kiếm và gợi ý được, các chức năng khác vẫn hoạt động. Vui lòng thử lại sau ít phút.',
    },
    headers: { 'retry-after': '10' },
  })
