import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { personWords, type PersonWord } from '../../../libraries/vietnamese/person-words.ts'
import { givenName, inVietnameseOrder, personTerms, qualified } from '../../database/columns.ts'
import type { PersonColumns } from '../definition.ts'
import type { AppliedFilter } from '../filter.ts'

/**
 * How well a person matches, best first: the code or the whole name is what was typed; all words are whole words of the
 * name in their order, the given name among them, or not; the given name was typed; all words are whole words of the name
 * in another order; the beginning of the given name was typed; all words begin words of the name; some are only in the
 * unit or the codes.
 */
const ranks = [0, 1, 2, 3, 4, 5, 6, 7] as const

export const lastRank = 7

/** The best rank that many rows may have. */
export const firstCommonRank = 2

/** One word has no order. */
const ranksOfOneWord: readonly Rank[] = [0, 1, 2, 5, 6, 7]

export type Rank = (typeof ranks)[number]

/** Ranks whose rows are read at once, in the order of ranks. */
export interface RankGroup {
  ranks: readonly Rank[]
  filter: AppliedFilter
  /** The rank of a row of the group. */
  rank: () => SQL
}

/** The conditions of a query. Its words are values, so that statements contain no names. */
export interface PersonMatch {
  /** Finds the persons in which all words occur. */
  filter: AppliedFilter
  /** The ranks that there can be, best first. */
  ranks: readonly Rank[]
  /** Whether the planner of Postgres can know how many persons match: of words without marks. */
  hasEstimate: boolean
  /** Find those of one rank. */
  ofRank: (rank: Rank) => AppliedFilter[]
  /** The first ranks, of which few rows are, and those of whole words, which are the same entries of the index. */
  groups: readonly RankGroup[]
  rank: () => SQL
}

const { placeholder } = sql

/** What follows in a full name if a pattern is that of the given name. */
const toEnd = '[[:alnum:]]*[^[:alnum:]]*$'

/** Spellings of several words are combined up to this number. */
const maxCombinations = 16

const combinations = (words: readonly PersonWord[]): string[][] =>
  words.reduce<string[][]>(
    (all, { spellings }) =>
      all.flatMap((before) => spellings.map(({ text }) => [...before, text])).slice(0, maxCombinations),
    [[]],
  )

const or = (terms: readonly string[]) => `(${terms.join(' | ')})`

/** The terms of a word with one of these signs before it, as a text query of Postgres. */
const termsOf = ({ spellings }: PersonWord, signs: readonly string[], isWhole = false): string =>
  or(
    signs.flatMap((sign) =>
      spellings.map((spelling) => `'${sign}${spelling.text}'${isWhole || spelling.isWhole ? '' : ':*'}`),
    ),
  )

/** The text queries of all matches and of each rank. The index answers them without reading rows. */
function textQueries(words: readonly PersonWord[]): { match: string; ofRank: Record<Rank, string> } {
  const all = (signs: readonly string[], isWhole = false) =>
    words.map((word) => termsOf(word, signs, isWhole)).join(' & ')
  const whole = all([''], true)
  const named = all([''])
  const given = or(words.map((word) => termsOf(word, ['^'], true)))
  const givenBeginning = or(words.map((word) => termsOf(word, ['^'])))
  const match = all(['', '.', '='])
  // terms have no marks: a given name with other marks than typed is none that was typed
  const isMarked = words.some(({ marks }) => marks !== null)
  const without = (terms: string) => (isMarked ? '' : ` & !${terms}`)
  const codes = or(combinations(words).map((texts) => `'=${texts.join('')}'`))
  return {
    match,
    // the given name is a word of the name, too
    ofRank: {
      0: `${codes} | (${whole} & ${termsOf(words.at(-1)!, ['^'], true)})`,
      1: words.length === 1 ? given : `${whole} & ${given}`,
      2: whole + without(given),
      3: `${named} & ${given}`,
      4: whole + without(given),
      5:
        words.length === 1
          ? givenBeginning + without(`(${whole})`)
          : `${named} & ${givenBeginning}${without(given)}${without(`(${whole})`)}`,
      6: named + without(givenBeginning) + without(`(${whole})`),
      7: match + without(`(${named})`),
    },
  }
}

/** The patterns of the words, by placeholder. */
function patternsOf(words: readonly PersonWord[]): Record<string, unknown> {
  const orders = combinations(words)
  const ofWords = words.flatMap(({ spellings, marks }, at): [string, unknown][] => {
    const patterns = (sign: string, isWhole = false) =>
      spellings.map((one) => `${sign}${one.text}${isWhole || one.isWhole ? ' ' : ''}%`)
    return [
      [`q${at} named`, patterns('% ')],
      [`q${at} whole`, patterns('% ', true)],
      [`q${at} given`, patterns('^', true)],
      [`q${at} given beginning`, patterns('^')],
      [`q${at} other`, [...patterns('% .'), ...patterns('% =')]],
      ...(marks === null
        ? []
        : Object.entries({
            marks: marks.beginning,
            'whole marks': marks.whole,
            'given marks': `${marks.whole}${toEnd}`,
            'given beginning marks': `${marks.beginning}${toEnd}`,
          }).map(([key, pattern]): [string, unknown] => [`q${at} ${key}`, pattern])),
    ]
  })
  return {
    ...Object.fromEntries(ofWords),
    'q ordered': orders.map((texts) => `${texts.map((text) => `% ${text} `).join('')}%`),
    'q exact': orders.flatMap((texts) => {
      const name = `^${texts.at(-1)}  ${texts.join('  ')}`
      return [`${name} `, `${name}  .%`, `${name}  =%`, `% =${texts.join('')} %`]
    }),
  }
}

/** Makes the conditions of a query that has words. */
export function personMatch({ words: column, name, others }: PersonColumns, query: string): PersonMatch {
  const words = personWords(query)
  const queries = textQueries(words)
  const values = patternsOf(words)
  const shape = `q ${words.map(({ marks }) => (marks === null ? 'w' : 'm')).join('')}`
  const text = qualified(column)
  const like = (key: string) => sql`${text} like any(${placeholder(key)}::text[])`
  const lower = (some: SQL) => sql`lower(${some} collate "vi-x-icu")`
  const inName = lower(qualified(name))
  const inOthers = lower(sql`concat_ws(' ', ${sql.join(others.map(qualified), sql`, `)})`)
  const marked = (at: number, within: SQL, key: string, condition: SQL) =>
    words[at]!.marks === null ? condition : sql`${condition} and ${within} ~ ${placeholder(`q${at} ${key}`)}`
  const each = (condition: (at: number) => SQL, by = sql` and `) =>
    sql.join(
      words.map((_, at) => sql`(${condition(at)})`),
      by,
    )
  const named = (at: number) => marked(at, inName, 'marks', like(`q${at} named`))
  const whole = (at: number) => marked(at, inName, 'whole marks', like(`q${at} whole`))
  const found = (at: number) => sql`${named(at)} or ${marked(at, inOthers, 'marks', like(`q${at} other`))}`
  const given = each((at) => marked(at, inName, 'given marks', like(`q${at} given`)), sql` or `)
  const givenBeginning = each(
    (at) => marked(at, inName, 'given beginning marks', like(`q${at} given beginning`)),
    sql` or `,
  )
  const isMarked = words.some(({ marks }) => marks !== null)
  // marks need a look at the name itself
  const withMarks = (condition: SQL, look: SQL) => (isMarked ? sql`(${condition} and ${look})` : condition)
  const exact = withMarks(like('q exact'), each(found))
  const ordered = withMarks(like('q ordered'), each(whole))
  const rank = () => sql`case
    when ${exact} then 0
    when ${ordered} then case when ${given} then 1 else 2 end
    when ${each(named)} then
      case when ${given} then 3 when ${each(whole)} then 4 when ${givenBeginning} then 5 else 6 end
    else 7 end`
  /** What a row of a rank is and is not. Of words without marks, the terms of the index say the rest. */
  const conditions: Record<Rank, { is: SQL[]; isNot: SQL[]; besideTerms: SQL }> = {
    0: { is: [exact], isNot: [], besideTerms: exact },
    1: { is: [ordered, given], isNot: [exact], besideTerms: ordered },
    2: { is: [ordered], isNot: [given, exact], besideTerms: ordered },
    3: { is: [given, each(named)], isNot: [ordered, exact], besideTerms: not(ordered) },
    4: { is: [each(whole)], isNot: [given, ordered, exact], besideTerms: not(ordered) },
    5: { is: [givenBeginning, each(named)], isNot: [given, each(whole), exact], besideTerms: sql`true` },
    6: { is: [each(named)], isNot: [givenBeginning, each(whole), exact], besideTerms: sql`true` },
    7: { is: [each(found)], isNot: [each(named), exact], besideTerms: sql`true` },
  }
  const hasTerms = (key: string) => sql`${personTerms(text)} @@ ${placeholder(key)}::tsquery`
  const rowHas = (of: Rank) =>
    sql.join([...conditions[of].is.map((one) => sql`(${one})`), ...conditions[of].isNot.map(not)], sql` and `)
  const besideTerms = (of: Rank) =>
    isMarked ? rowHas(of) : joined([conditions[of].besideTerms, ...(of === 0 ? [] : [not(exact)])])
  const group = (of: readonly Rank[], has: SQL, beside: SQL, rankInGroup: SQL): RankGroup => ({
    ranks: of,
    rank: () => rankInGroup,
    filter: {
      shape: `${shape} ${of.join('')}`,
      values: { ...values, 'q rank': or([...new Set(of.map((one) => `(${queries.ofRank[one]})`))]) },
      plannedByValue: true,
      where: () => joined([hasTerms('q rank'), isMarked ? has : beside]),
      perRow: () => has,
      isRare: true,
    },
  })
  const best = sql`(${exact} or ((${given}) and ${ordered}))`
  const isWhole = sql`not ${exact} and not ((${given}) and ${ordered})`
  return {
    rank,
    hasEstimate: !isMarked,
    groups: [
      group([0, 1], best, sql`(${exact} or ${ordered})`, sql`case when ${exact} then 0 else 1 end`),
      ...(words.length === 1
        ? []
        : [
            group(
              [2, 3, 4],
              sql`((${each(whole)}) or ((${given}) and ${each(named)})) and ${isWhole}`,
              isWhole,
              sql`case when ${given} then 3 when ${ordered} then 2 else 4 end`,
            ),
          ]),
    ],
    ranks: words.length === 1 ? ranksOfOneWord : ranks,
    filter: {
      shape,
      values: { ...values, 'q match': queries.match },
      plannedByValue: true,
      where: () => (isMarked ? joined([hasTerms('q match'), each(found)]) : hasTerms('q match')),
      perRow: () => each(found),
    },
    ofRank: (of) => {
      const range = of === 5 ? rangeOfGivenNames(words, name) : []
      const ranked: AppliedFilter = {
        shape: `${shape} ${of}`,
        values: { ...values, 'q rank': queries.ofRank[of] },
        plannedByValue: true,
        where: () => joined([hasTerms('q rank'), besideTerms(of)]),
        perRow: () => rowHas(of),
        // the first rows of a list have other given names
        isRare: of === 0 || of === 1 || of === 3 || (of === 5 && range.length === 0),
      }
      return [...range, ranked]
    },
  }
}

const joined = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `)

const not = (condition: SQL): SQL => sql`not (${condition})`

/** Given names that begin with the first letter of a word are side by side in the order of lists. */
function rangeOfGivenNames(words: readonly PersonWord[], name: PgColumn): AppliedFilter[] {
  const letter = words.length === 1 ? words[0]!.spellings[0]!.text[0]! : ''
  if (!/^[a-y]$/.test(letter)) return []
  const given = inVietnameseOrder(givenName(qualified(name)))
  const next = String.fromCharCode(letter.charCodeAt(0) + 1)
  const where = () =>
    sql`${given} >= ${placeholder('q letter')} and ${given} < ${placeholder('q next letter')}`
  return [{ shape: 'q letter', values: { 'q letter': letter, 'q next letter': next }, where }]
}
