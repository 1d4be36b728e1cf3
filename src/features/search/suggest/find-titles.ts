import type { Connection } from '../../../platform/database/database.ts'
import { operators, Values, publicDocumentSql } from '../query/statement.ts'
import { term, yearBigramTerm } from '../term.ts'
import type { AutocompleteQuery } from './autocomplete-query.ts'

/** A row whose title has the typed words. */
interface FoundTitle {
  id: string
  type: string
}

/** The rows in which titles are searched. */
export interface SuggestScope {
  /** Years whose titles are searched before those of all years; empty where there are few titles of all years. */
  years: readonly string[]
  /** Whether words that are not neighbours are searched by the index, or in the newest posts. */
  anywhere: 'indexed' | 'newest'
  /** Types of small registers: the index finds their names among any number of posts. */
  names: readonly string[]
}

/** How many of the newest posts are read where many documents may match. */
export const newestPosts = 100
/** How many rows of the index are sorted. */
const maxSortedRows = 200
/** All years are searched where the first years have less than this share of the requested titles. */
const enoughShare = 0.5

const isName = (names: readonly string[]) =>
  names.length === 0 ? 'false' : `type in (${names.map((type) => `'${type}'`).join(', ')})`
const selectSql = 'select id, type, sorted_at from search_documents'

/** The entries that a title must have: all of `all`, and one of `any`. */
interface TitleCondition {
  all: readonly number[]
  any: readonly number[]
}

const titleWords = ({ finished, endings }: AutocompleteQuery): TitleCondition => ({
  all: finished.map((word) => term('title-word', word)),
  any: endings.map((word) => term('title-word', word)),
})

const titleBigrams = ({ finishedBigrams, endingBigrams }: AutocompleteQuery): TitleCondition => ({
  all: finishedBigrams.map((bigram) => term('title-pair', bigram)),
  any: endingBigrams.map((bigram) => term('title-pair', bigram)),
})

const yearTitleBigrams = (
  { finishedBigrams, endingBigrams }: AutocompleteQuery,
  year: string,
): TitleCondition => ({
  all: finishedBigrams.map((bigram) => yearBigramTerm(year, bigram)),
  any: endingBigrams.map((bigram) => yearBigramTerm(year, bigram)),
})

/** SQL: whether readers see a row, and its title has the entries. */
function titleConditionSql({ all, any }: TitleCondition, values: Values): string {
  const { holds, meets } = operators.indexed
  const conditions = [
    publicDocumentSql,
    ...(all.length > 0 ? [`${holds} ${values.bind(all, 'int[]')}`] : []),
    `${meets} ${values.bind(any, 'int[]')}`,
  ]
  return conditions.join(' and ')
}

/** SQL: names with the entries. It also has the entries of their types; without them the index would read all rows. */
const namesSql = (condition: TitleCondition, names: readonly string[], values: Values) =>
  `${selectSql} where ${operators.indexed.meets} ${values.bind(
    names.map((type) => term('type', type)),
    'int[]',
  )} and ${titleConditionSql(condition, values)} limit ${maxSortedRows}`

/** Titles that have the words side by side: of names, then of one year after another, and of all years where those are few. */
function adjacentSql(
  typed: AutocompleteQuery,
  { years, names }: SuggestScope,
  limit: number,
  values: Values,
): string {
  if (typed.endingBigrams.length === 0) return `adjacent as (${selectSql} where false)`
  const bigrams = titleBigrams(typed)
  const inAll = `${selectSql} where ${titleConditionSql(bigrams, values)}`
  if (years.length === 0) return `adjacent as materialized (${inAll} limit ${maxSortedRows})`
  const [requested, enough] = [values.bind(limit, 'int'), values.bind(Math.ceil(limit * enoughShare), 'int')]
  const looks = [
    namesSql(bigrams, names, values),
    ...years.map(
      (year) =>
        `${selectSql} where ${titleConditionSql(yearTitleBigrams(typed, year), values)} and not ${isName(names)}`,
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
      (${look} and (select count(*) from ${before}) < ${isLast ? enough : requested}${isNew} limit ${maxSortedRows})
    )`
  })
  return `${steps.join(', ')}, adjacent as (table look${looks.length - 1})`
}

/** Titles that have the words anywhere. */
function anywhereSql(
  typed: AutocompleteQuery,
  { anywhere, names }: SuggestScope,
  limit: number,
  values: Values,
): string {
  const words = titleWords(typed)
  if (anywhere === 'indexed')
    return `${selectSql} where ${titleConditionSql(words, values)} limit ${maxSortedRows}`
  const [all, any] = [values.bind(words.all, 'int[]'), values.bind(words.any, 'int[]')]
  return `(select id, type, sorted_at from newest where matched @> ${all} and matched && ${any} limit ${values.bind(limit, 'int')})
    union all (${namesSql(words, names, values)})`
}

/**
 * Titles that have the words side by side or, where there are none, anywhere, registers before posts and newer ones first.
 * One statement: each step runs only where the one before it found too few rows.
 */
export async function findTitles(
  connection: Connection,
  typed: AutocompleteQuery,
  where: SuggestScope,
  limit: number,
): Promise<FoundTitle[]> {
  const { finished, endings } = typed
  const values = new Values()
  const titleTerms = [...finished, ...endings].map((word) => term('title-word', word))
  const adjacent = adjacentSql(typed, where, limit, values)
  const order = "order by type = 'post', sorted_at desc, id"
  const { rows } = await connection.query<FoundTitle>({
    name: `suggest-${finished.length > 0}-${typed.endingBigrams.length > 0}-${typed.finishedBigrams.length > 0}-${where.years.length}-${where.anywhere}`,
    // materialized rows are read only as far as they are needed
    text: `with ${adjacent}, newest as materialized (
      select id, type, sorted_at, terms & ${values.bind(titleTerms, 'int[]')} as matched
      from search_documents where ${publicDocumentSql} and type = 'post' order by sorted_at desc, id desc limit ${newestPosts}
    ), anywhere as materialized (
      select * from (${anywhereSql(typed, where, limit, values)}) as anywhere where not exists (select from adjacent)
    )
    select id, type from (table adjacent union all table anywhere) as titled ${order} limit ${values.bind(limit, 'int')}`,
    values: values.list,
  })
  return rows
}
