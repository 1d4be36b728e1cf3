import type { Connection } from '../../database/database.ts'
import { matchedSql, operators, scoreSql, Values } from '../query/statement.ts'
import type { SearchType } from '../table.ts'
import { term } from '../term.ts'
import type { Phrase, Typed } from './typed.ts'

/** A row whose title goes on from what was typed. */
export interface Titled {
  id: string
  type: SearchType
}

/** So many of the newest posts are looked through where many documents may go on from what was typed. */
export const NEWEST = 200
/** So many rows are ranked where they come from the index. */
const MOST_RANKED = 200

const VISIBLE = 'public and sorted_at <= now()'
/** Registers of names: small, so that the index finds them among any number of posts. */
const NAMES = ['program', 'party_cell', 'person'] as const satisfies readonly SearchType[]

/** What is found: titles, and phrases that something visible says. */
export interface Offers {
  titled: Titled[]
  spoken: Phrase[]
}

interface Row {
  id: string | null
  type: SearchType
  place: number
}

function offersOf(rows: readonly Row[], phrases: readonly Phrase[]): Offers {
  const places = new Set(rows.flatMap(({ id, place }) => (id === null ? [Number(place) - 1] : [])))
  return {
    titled: rows.flatMap(({ id, type }) => (id === null ? [] : [{ id, type }])),
    spoken: phrases.filter((_phrase, place) => places.has(place)),
  }
}

/** Registers come before posts, then what has the words as neighbours, then what is newer. */
function rankedSql(from: string, pairs: readonly number[], limit: number, values: Values): string {
  const score = scoreSql([{ weight: 9, terms: [...pairs] }], new Date().toISOString(), values)
  return `(select id, type, null::int as place from ${from}
    order by type = 'post', ${score} desc, id limit ${values.bind(limit, 'int')})`
}

/** Phrases and their places; read once, not for each row that is looked at. */
const phrasesSql = (phrases: readonly Phrase[], values: Values) =>
  `phrase as materialized (select terms::int[] as terms, place::int as place
      from unnest(${values.bind(
        phrases.map(({ terms }) => `{${terms.join(',')}}`),
        'text[]',
      )}) with ordinality as listed (terms, place))`

/** Those of some phrases that a row says. */
const saidSql = (phrases: string, rows: string) =>
  `select place from ${phrases} as phrase where exists (${rows})`

const spokenSql = (places: string) => `(select null::uuid, null::text, place from (${places}) as spoken)`

/** What goes on from what was typed among the newest posts, and among names. */
export async function findNewest(connection: Connection, typed: Typed, limit: number): Promise<Offers> {
  const { whole, endings, pairs, phrases } = typed
  const values = new Values()
  const evidence = [whole, endings, pairs, phrases.flatMap(({ terms }) => terms)]
  const matched = matchedSql(
    evidence.map((terms) => ({ weight: 1, terms })),
    [],
    values,
  )
  const [all, any] = [values.bind(whole, 'int[]'), values.bind(endings, 'int[]')]
  const names = values.bind(
    NAMES.map((type) => term('type', type)),
    'int[]',
  )
  // few names have the finished words: to look through those takes less than to ask the index for each ending
  const endingOf = (whole.length > 0 ? operators.terms : operators.indexed).meets
  const { rows } = await connection.query<Row>({
    // its text differs where there are neighbours, and where there are finished words
    name: `suggest-newest-${pairs.length > 0}-${whole.length > 0}`,
    text: `with newest as materialized (
      select id, type, sorted_at, ${matched} from search_documents where ${VISIBLE} and type = 'post'
      order by sorted_at desc, id desc limit ${NEWEST}
    ), named as materialized (
      select id, type, sorted_at, ${matched} from search_documents
      where ${VISIBLE} and ${operators.indexed.meets} ${names} and ${operators.indexed.holds} ${all}
        and ${endingOf} ${any} limit ${MOST_RANKED}
    ), titled as (
      select id, type, sorted_at, matched from newest where matched @> ${all} and matched && ${any}
      union select id, type, sorted_at, matched from named
    ), ${phrasesSql(phrases, values)}
    ${rankedSql('titled', pairs, limit, values)}
    union all ${spokenSql(saidSql('phrase', 'select from newest where matched @> phrase.terms'))}`,
    values: values.list,
  })
  return offersOf(rows, phrases)
}

/** Which entries a title must have for the index to find it: all of some, and one of others. */
interface Wanted {
  all: readonly number[]
  any: readonly number[]
}

/** What is asked of titles, the narrowest first: that all words stand side by side, then that they are there. */
function wantedOf({ whole, endings, neighbours, finished }: Typed): Wanted[] {
  const words = { all: whole, any: neighbours.length > 0 ? neighbours : endings }
  const adjacent = { all: finished, any: neighbours }
  return neighbours.length > 0 ? (finished.length > 0 ? [adjacent, words] : [adjacent]) : [words]
}

/** The same by the index, among all documents: titles that say the words side by side, or else those that have them. */
export async function findAll(
  connection: Connection,
  typed: Typed,
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  let found: Offers = { titled: [], spoken: [] }
  for (const wanted of wantedOf(typed)) {
    const unsaid = phrases.filter((phrase) => !found.spoken.includes(phrase))
    const { titled, spoken } = await findIndexed(connection, typed, wanted, unsaid, limit)
    found = { titled, spoken: [...found.spoken, ...spoken] }
    if (titled.length > 0) break
  }
  return found
}

async function findIndexed(
  connection: Connection,
  { pairs }: Typed,
  { all, any }: Wanted,
  phrases: readonly Phrase[],
  limit: number,
): Promise<Offers> {
  const values = new Values()
  const said = phrases.flatMap(({ terms }) => terms)
  const matched = matchedSql([{ weight: 1, terms: [...pairs, ...said] }], [], values)
  const { rows } = await connection.query<Row>(
    `with titled as materialized (
      select id, type, sorted_at, ${matched} from search_documents
      where ${VISIBLE} and ${all.length > 0 ? `${operators.indexed.holds} ${values.bind(all, 'int[]')} and` : ''}
        ${operators.indexed.meets} ${values.bind(any, 'int[]')} limit ${MOST_RANKED}
    ), ${phrasesSql(phrases, values)},
    told as materialized (${saidSql('phrase', 'select from titled where matched @> phrase.terms')})
    ${rankedSql('titled', pairs, limit, values)}
    union all ${spokenSql(
      // the index is asked for those alone that no title just found says, and only where titles do not fill the list
      `table told union all ${saidSql(
        `(select * from phrase where place not in (table told)
          and (select count(*) from titled) < ${values.bind(limit, 'int')})`,
        `select from search_documents where ${VISIBLE} and ${operators.indexed.holds} phrase.terms`,
      )}`,
    )}`,
    values.list,
  )
  return offersOf(rows, phrases)
}
