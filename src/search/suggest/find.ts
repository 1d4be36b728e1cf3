import type { Connection } from '../../database/database.ts'
import { operators, Values, VISIBLE } from '../query/statement.ts'
import type { SearchType } from '../table.ts'
import { term, yearPairTerm } from '../term.ts'
import { FEW, type Phrase, type Typed } from './typed.ts'

/** A row whose title goes on from what was typed. */
export interface Titled {
  id: string
  type: SearchType
}

/** What is found: titles, and phrases that something visible says. */
export interface Offers {
  titled: Titled[]
  spoken: Phrase[]
}

/** So many of the newest posts are looked through where many documents may go on from what was typed. */
export const NEWEST = 200
/** So many rows of the index are put in order. */
const MOST_FOUND = 1000

/** Registers of names: small, so that the index finds them among any number of posts. */
const NAMES = (['program', 'party_cell', 'person'] as const satisfies readonly SearchType[]).map((type) =>
  term('type', type),
)
const FOUND = 'select id, type, sorted_at from search_documents'

/** Which entries a title must have: all of some, and one of others. */
interface Wanted {
  all: readonly number[]
  any: readonly number[]
}

const titleWords = ({ finished, endings }: Typed): Wanted => ({
  all: finished.map((word) => term('title-word', word)),
  any: endings.map((word) => term('title-word', word)),
})

const titlePairs = ({ finishedPairs, endingPairs }: Typed): Wanted => ({
  all: finishedPairs.map((pair) => term('title-pair', pair)),
  any: endingPairs.map((pair) => term('title-pair', pair)),
})

const titlePairsOf = ({ finishedPairs, endingPairs }: Typed, year: string): Wanted => ({
  all: finishedPairs.map((pair) => yearPairTerm(year, pair)),
  any: endingPairs.map((pair) => yearPairTerm(year, pair)),
})

/** Whether the index has a row for what is wanted; what is in `all` may be nothing. */
function wantedSql({ all, any }: Wanted, values: Values): string {
  const { holds, meets } = operators.indexed
  const some = `${meets} ${values.bind(any, 'int[]')}`
  return all.length > 0 ? `${holds} ${values.bind(all, 'int[]')} and ${some}` : some
}

interface Row {
  id: string | null
  type: SearchType
  place: number
}

/**
 * Puts titles in order, registers before posts and then what is newer, and tells which phrases something visible says:
 * one of those titles, a phrase's own example or, where that is gone, one of the newest posts; what few documents say is
 * looked for in the index.
 * @param titled SQL of ids, types and moments of titles
 * @param newest SQL of rows among which titles are looked for, too, by their `matched` entries
 */
async function order(
  connection: Connection,
  titled: string,
  phrases: readonly Phrase[],
  limit: number,
  values: Values,
): Promise<Offers> {
  const said = values.bind(
    phrases.flatMap(({ terms }) => terms),
    'int[]',
  )
  const { rows } = await connection.query<Row>(
    `with ranked as materialized (
      select id, type, sorted_at from (${titled}) as titled
      order by type = 'post', sorted_at desc, id limit ${values.bind(limit, 'int')}
    ), read as materialized (
      select terms & ${said} as matched from ranked join search_documents using (id)
    ), newest as materialized (
      select terms & ${said} as matched from search_documents where ${VISIBLE} and type = 'post'
      order by sorted_at desc, id desc limit ${NEWEST}
    ), phrase as materialized (
      select terms::int[] as terms, example, few, place::int as place
      from unnest(${values.bind(
        phrases.map(({ terms }) => `{${terms.join(',')}}`),
        'text[]',
      )}, ${values.bind(
        phrases.map(({ example }) => example),
        'uuid[]',
      )}, ${values.bind(
        phrases.map(({ documents }) => documents <= FEW),
        'boolean[]',
      )}) with ordinality as listed (terms, example, few, place)
    )
    (select id, type, null::int as place from ranked order by type = 'post', sorted_at desc, id)
    union all
    (select null, null, place from phrase
      left join search_documents as example on example.id = phrase.example and ${VISIBLE}
      where exists (select from read where matched @> phrase.terms) or example.terms @> phrase.terms
        or case
          when few then exists (select from search_documents where ${VISIBLE} and ${operators.indexed.holds} phrase.terms)
          when example.id is null then exists (select from newest where matched @> phrase.terms)
        end)`,
    values.list,
  )
  const places = new Set(rows.flatMap(({ id, place }) => (id === null ? [place - 1] : [])))
  return {
    titled: rows.flatMap(({ id, type }) => (id === null ? [] : [{ id, type }])),
    spoken: phrases.filter((_phrase, place) => places.has(place)),
  }
}

/** Looks for words in titles by the index. */
export async function findWords(
  connection: Connection,
  typed: Typed,
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  const values = new Values()
  const titled = `${FOUND} where ${VISIBLE} and ${wantedSql(titleWords(typed), values)} limit ${MOST_FOUND}`
  return await order(connection, titled, phrases, limit, values)
}

/** Looks for words in a row in titles, by the index. */
export async function findPairs(
  connection: Connection,
  typed: Typed,
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  const values = new Values()
  const titled = `${FOUND} where ${VISIBLE} and ${wantedSql(titlePairs(typed), values)} limit ${MOST_FOUND}`
  return await order(connection, titled, phrases, limit, values)
}

/** The same among what is from the newest years, and among names. */
export async function findRecentPairs(
  connection: Connection,
  typed: Typed,
  years: readonly string[],
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  const values = new Values()
  const recent = years.map((year) => `(${wantedSql(titlePairsOf(typed, year), values)} and ${VISIBLE})`)
  const titled = `(${FOUND} where ${recent.join(' or ')} limit ${MOST_FOUND})
    union ${namedSql(titlePairs(typed), values)}`
  return await order(connection, titled, phrases, limit, values)
}

/** Looks for words in titles of the newest posts, and among names. */
export async function findNewest(
  connection: Connection,
  typed: Typed,
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  const values = new Values()
  const wanted = titleWords(typed)
  const { all, any } = wanted
  const entries = values.bind([...all, ...any], 'int[]')
  const titled = `select id, type, sorted_at from (
      select id, type, sorted_at, terms & ${entries} as matched from search_documents where ${VISIBLE} and type = 'post'
      order by sorted_at desc, id desc limit ${NEWEST}
    ) as newest where matched @> ${values.bind(all, 'int[]')} and matched && ${values.bind(any, 'int[]')}
    union ${namedSql(wanted, values)}`
  return await order(connection, titled, phrases, limit, values)
}

const namedSql = (wanted: Wanted, values: Values) =>
  `(${FOUND} where ${VISIBLE} and ${operators.indexed.meets} ${values.bind(NAMES, 'int[]')}
    and ${wantedSql(wanted, values)} limit ${MOST_FOUND})`
