import { sql, type SQL } from 'drizzle-orm'
import { personWords, type PersonWord } from '../../../libraries/vietnamese/person-words.ts'
import { personTerms, qualified } from '../../database/columns.ts'
import type { PersonColumns } from '../definition.ts'
import type { AppliedFilter } from '../filter.ts'

/**
 * How well a person matches, best first: the code or the whole name is what was typed; all words are whole words of the
 * name in their order, the given name among them, or not; the given name was typed; all words are whole words of the name
 * in another order; the beginning of the given name was typed; all words begin words of the name; some are only in the
 * unit or the codes.
 */
export const ranks = [0, 1, 2, 3, 4, 5, 6, 7] as const

type Rank = (typeof ranks)[number]

/** The conditions of a query. Its words are values, so that statements contain no names. */
export interface PersonMatch {
  /** Finds the persons in which all words occur. */
  filter: AppliedFilter
  /** Finds those of one rank. */
  ofRank: (rank: Rank) => AppliedFilter
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
    ofRank: {
      0: `${codes} | (${whole} & ${termsOf(words.at(-1)!, ['^'], true)})`,
      1: `${whole} & ${given}`,
      2: whole + without(given),
      3: `${named} & ${given}`,
      4: whole + without(given),
      5: `${named} & ${givenBeginning}${without(given)}${without(`(${whole})`)}`,
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
  const rank = () => sql`case
    when ${like('q exact')} and ${each(found)} then 0
    when ${like('q ordered')} and ${each(whole)} then case when ${given} then 1 else 2 end
    when ${each(named)} then
      case when ${given} then 3 when ${each(whole)} then 4 when ${givenBeginning} then 5 else 6 end
    else 7 end`
  const isMarked = words.some(({ marks }) => marks !== null)
  const hasTerms = (key: string) => sql`${personTerms(text)} @@ ${placeholder(key)}::tsquery`
  const match = (key: string) => (isMarked ? sql`${hasTerms(key)} and ${each(found)}` : hasTerms(key))
  return {
    rank,
    filter: {
      shape,
      values: { ...values, 'q match': queries.match },
      plannedByValue: true,
      where: () => match('q match'),
      perRow: () => each(found),
    },
    ofRank: (of) => ({
      shape: `${shape} ${of}`,
      values: { ...values, 'q rank': queries.ofRank[of] },
      plannedByValue: true,
      where: () => sql`${match('q rank')} and ${rank()} = ${sql.raw(String(of))}`,
      perRow: () => sql`${each(found)} and ${rank()} = ${sql.raw(String(of))}`,
      // the first rows of a list have other given names
      isRare: of === 0 || of === 1 || of === 3 || of === 5,
    }),
  }
}
