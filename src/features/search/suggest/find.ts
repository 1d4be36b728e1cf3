import type { Connection } from '../../../platform/database/database.ts'
import { operators, Values, VISIBLE } from '../query/statement.ts'
import { term, yearPairTerm } from '../term.ts'
import type { Phrase, Typed } from './typed.ts'

/** A row whose title goes on from what was typed. */
export interface Titled {
  id: string
  type: string
}

/** What is found: titles, and phrases that something visible says. */
export interface Offers {
  titled: Titled[]
  spoken: Phrase[]
}

/** Where titles are looked for. */
export interface Where {
  /** Years whose titles are asked for before those of all years; none where the index has few of all. */
  years: readonly string[]
  /** Whether words that do not stand side by side are looked for by the index, or among the newest posts. */
  apart: 'indexed' | 'newest'
  /** Types of small registers: the index finds their names among any number of posts. */
  names: readonly string[]
}

/** How many of the newest posts are looked through where many documents may go on from what was typed. */
export const NEWEST = 100
/** How many rows of the index are put in order. */
const MOST_FOUND = 200
/** Titles of all years are looked through where the years that come first have less than this part of what is wanted. */
const ENOUGH = 0.5

const isName = (names: readonly string[]) =>
  names.length === 0 ? 'false' : `type in (${names.map((type) => `'${type}'`).join(', ')})`
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

/** Whether readers see a row that the index has for what is wanted. */
function wantedSql({ all, any }: Wanted, values: Values): string {
  const { holds, meets } = operators.indexed
  const conditions = [
    VISIBLE,
    ...(all.length > 0 ? [`${holds} ${values.bind(all, 'int[]')}`] : []),
    `${meets} ${values.bind(any, 'int[]')}`,
  ]
  return conditions.join(' and ')
}

/** Names that have what is wanted: the index is asked for their types too, or it would read all that has the words. */
const namesSql = (wanted: Wanted, names: readonly string[], values: Values) =>
  `${FOUND} where ${operators.indexed.meets} ${values.bind(
    names.map((type) => term('type', type)),
    'int[]',
  )} and ${wantedSql(wanted, values)} limit ${MOST_FOUND}`

/** Titles that say the words side by side: of one year after another and among names, and of all years where those are few. */
function adjacentSql(typed: Typed, { years, names }: Where, limit: number, values: Values): string {
  if (typed.endingPairs.length === 0) return `adjacent as (${FOUND} where false)`
  const pairs = titlePairs(typed)
  const inAll = `${FOUND} where ${wantedSql(pairs, values)}`
  if (years.length === 0) return `adjacent as materialized (${inAll} limit ${MOST_FOUND})`
  const [wanted, enough] = [values.bind(limit, 'int'), values.bind(Math.ceil(limit * ENOUGH), 'int')]
  const looks = [
    namesSql(pairs, names, values),
    ...years.map(
      (year) => `${FOUND} where ${wantedSql(titlePairsOf(typed, year), values)} and not ${isName(names)}`,
    ),
    inAll,
  ]
  const steps = looks.map((look, at) => {
    if (at === 0) return `look0 as materialized (${look})`
    const before = `look${at - 1}`
    const isLast = at === looks.length - 1
    const isNew = isLast ? ` and id not in (select id from ${before})` : ''
    return `look${at} as materialized (
      table ${before} union all
      (${look} and (select count(*) from ${before}) < ${isLast ? enough : wanted}${isNew} limit ${MOST_FOUND})
    )`
  })
  return `${steps.join(', ')}, adjacent as (table look${looks.length - 1})`
}

/** Titles that have the words anywhere. */
function apartSql(typed: Typed, { apart, names }: Where, limit: number, values: Values): string {
  const words = titleWords(typed)
  if (apart === 'indexed') return `${FOUND} where ${wantedSql(words, values)} limit ${MOST_FOUND}`
  const [all, any] = [values.bind(words.all, 'int[]'), values.bind(words.any, 'int[]')]
  return `(select id, type, sorted_at from newest where matched @> ${all} and matched && ${any} limit ${values.bind(limit, 'int')})
    union all (${namesSql(words, names, values)})`
}

/** Whether a phrase has to be asked the index for, which takes a statement of its own. */
const someRare = (phrases: readonly Phrase[]): boolean => phrases.some(({ isRare }) => isRare)

/**
 * Phrases that something visible says: one of the titles, a phrase's own example or, where that is gone, one of the
 * newest posts; what few documents say is looked for in the index.
 */
function spokenSql(phrases: readonly Phrase[], values: Values): string {
  const terms = values.bind(
    phrases.map((phrase) => `{${phrase.terms.join(',')}}`),
    'text[]',
  )
  const examples = values.bind(
    phrases.map(({ example }) => example),
    'uuid[]',
  )
  const rare = values.bind(
    phrases.map(({ isRare }) => isRare),
    'boolean[]',
  )
  // Fenced: for the first row alone the planner would rather read the table than ask the index. Said twice: of entries that
  // it does not know it takes one condition for 0.5 % of all documents. And left out where nothing is rare: a statement that
  // seems to cost much is planned anew for each request.
  const asked = someRare(phrases)
    ? `when rare then exists (with saying as materialized (
          select from search_documents where ${VISIBLE} and ${operators.indexed.holds} phrase.terms
            and ${operators.indexed.meets} phrase.terms
        ) select from saying)`
    : ''
  return `select null::uuid, null::text, place::int
    from (select terms::int[] as terms, example, rare, place
      from unnest(${terms}, ${examples}, ${rare}) with ordinality as listed (terms, example, rare, place)) as phrase
    left join search_documents as example on example.id = phrase.example and ${VISIBLE}
    where exists (select from read where matched @> phrase.terms) or example.terms @> phrase.terms
      or case
        ${asked}
        when example.id is null then exists (select from newest where matched @> phrase.terms)
      end`
}

interface Row {
  id: string | null
  type: string
  place: number
}

/**
 * What goes on from what was typed: titles that say the words side by side or, where there are none, have them apart,
 * registers before posts and then what is newer; and phrases. One statement, of which each step is taken only where the
 * one before it found too little.
 */
export async function findOffers(
  connection: Connection,
  typed: Typed,
  where: Where,
  limit: number,
): Promise<Offers> {
  const { phrases, finished, endings } = typed
  const values = new Values()
  const said = phrases.flatMap(({ terms }) => terms)
  const titled = [...finished, ...endings].map((word) => term('title-word', word))
  const adjacent = adjacentSql(typed, where, limit, values)
  const order = "order by type = 'post', sorted_at desc, id"
  const { rows } = await connection.query<Row>({
    name: `suggest-${finished.length > 0}-${typed.endingPairs.length > 0}-${typed.finishedPairs.length > 0}-${where.years.length}-${where.apart}-${someRare(phrases)}`,
    // materialized rows are read only as far as somebody asks for them
    text: `with ${adjacent}, newest as materialized (
      select id, type, sorted_at, terms & ${values.bind([...said, ...titled], 'int[]')} as matched
      from search_documents where ${VISIBLE} and type = 'post' order by sorted_at desc, id desc limit ${NEWEST}
    ), apart as materialized (
      select * from (${apartSql(typed, where, limit, values)}) as apart where not exists (select from adjacent)
    ), ranked as materialized (
      select * from (table adjacent union all table apart) as titled ${order} limit ${values.bind(limit, 'int')}
    ), read as materialized (
      select terms & ${values.bind(said, 'int[]')} as matched from ranked join search_documents using (id)
    )
    (select id, type, null::int as place from ranked ${order}) union all (${spokenSql(phrases, values)})`,
    values: values.list,
  })
  const places = new Set(rows.flatMap(({ id, place }) => (id === null ? [place - 1] : [])))
  return {
    titled: rows.flatMap(({ id, type }) => (id === null ? [] : [{ id, type }])),
    spoken: phrases.filter((_phrase, place) => places.has(place)),
  }
}
