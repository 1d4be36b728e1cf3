import type { Connection } from '../../../platform/database/database.ts'
import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { wordEntryOf, type Condition } from './conditions.ts'
import type { IndexedWord } from './indexed-words.ts'
import type { MatchLevel } from './match-level.ts'
import { requiredTerms, type ParsedQuery } from './parsed-query.ts'
import { matchingRowsSql, operators, Values, type SearchFilters } from './statement.ts'

/** A word that more documents have is common: the last count of words is enough for its weight. */
const maxCountedDocuments = 200
/** A distinctive word is searched alone if at most one of so many documents has it, or a few. */
const distinctiveShare = 50
const fewDocuments = 10
/** The score of a document with all weight: it outweighs all other signals of a few words. */
const scoreOfAll = 400

const entryOf = (token: Token) => wordEntryOf(token, true)
const entriesIn = (tokens: readonly Token[]) => [...new Set(tokens.map(entryOf))]

/** Words in the order of the query; null for queries with phrases, which no result lacks, or with one word. */
function wordsOf(parsed: ParsedQuery): Token[] | null {
  const isWhole = parsed.parts.some(({ phrase, excluded }) => phrase && !excluded)
  const tokens = requiredTerms(parsed)
  return isWhole || tokens.length < 2 ? null : tokens
}

/** How many of some words a document must have at least; null where that would be less than two. */
function minimumCount(words: number): number | null {
  const missing = words >= 6 ? Math.floor(words / 4) + 1 : 1
  return words - missing < 2 ? null : words - missing
}

/** Conditions of documents that have most of some words. */
function conditionsOfMost(terms: number[]): Condition[] {
  const count = minimumCount(terms.length)
  if (count === null) return []
  const size = Math.ceil(terms.length / (terms.length - count + 1))
  const conditions: Condition[] = []
  // a document that lacks n words has all words of one of n + 1 groups
  for (let at = 0; at < terms.length; at += size)
    conditions.push({ all: terms.slice(at, at + size), atLeast: { count, terms } })
  return conditions
}

/**
 * How many documents, which the caller sees within the filters, have each word. Common words are not counted: the
 * vocabulary has their number, which counts public documents only.
 */
async function countDocuments(
  connection: Connection,
  words: readonly Token[],
  known: ReadonlyMap<string, readonly IndexedWord[]>,
  filters: SearchFilters,
  asOf: string,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  const rare = new Set<number>()
  for (const token of words) {
    const documents = known.get(token.folded)?.[0]?.documents ?? 0
    if (documents > maxCountedDocuments) counts.set(entryOf(token), documents)
    else rare.add(entryOf(token))
  }
  if (rare.size === 0) return counts
  const values = new Values()
  const counted = [...rare].map((entry) => {
    const has = `${operators.indexed.holds} ${values.bind([entry], 'int[]')}`
    // materialized: for a number of rows the planner would read the table instead of the index
    return `(with having_word as materialized (
      select from search_documents where ${matchingRowsSql(has, filters, asOf, values)}
    ) select count(*)::int from having_word)`
  })
  const { rows } = await connection.query<{ counts: number[] }>(
    `select array[${counted.join(', ')}] as counts`,
    values.list,
  )
  for (const [index, entry] of [...rare].entries()) counts.set(entry, rows[0]!.counts[index]!)
  return counts
}

/** The rarer a word, the more it weighs. A word that no document has weighs as much as one that a single document has. */
const weightOf = (documents: number) => 1 / (1 + Math.log(Math.max(1, documents)))

/** Whether a word names something by itself: a foreign word, a name or an abbreviation, no syllable and no number. */
const isDistinctive = ({ folded }: Token) => /\p{L}/u.test(folded) && !isSyllable(folded)

/**
 * The match level of documents that have most of the words of a variant, or a rare distinctive word.
 * @returns null where every word must be found
 */
export async function partialLevelOf(
  connection: Connection,
  variants: readonly ParsedQuery[],
  { words: known, documents }: { words: ReadonlyMap<string, readonly IndexedWord[]>; documents: number },
  filters: SearchFilters,
  asOf: string,
): Promise<MatchLevel | null> {
  const typed = wordsOf(variants[0]!)
  if (typed === null) return null
  const all = variants.flatMap((parsed) => wordsOf(parsed) ?? [])
  const counts = await countDocuments(connection, all, known, filters, asOf)
  const maxDistinctive = Math.min(maxCountedDocuments, Math.max(fewDocuments, documents / distinctiveShare))
  const distinctive = typed.filter((token) => {
    const count = counts.get(entryOf(token))!
    return isDistinctive(token) && count > 0 && count <= maxDistinctive
  })
  // a long form is not left in part where the query itself is too short for that
  const loosened = conditionsOfMost(entriesIn(typed)).length === 0 ? [] : variants
  const conditions = [
    ...loosened.flatMap((parsed) => conditionsOfMost(entriesIn(wordsOf(parsed) ?? []))),
    ...entriesIn(distinctive).map((entry): Condition => ({ all: [entry] })),
  ]
  if (conditions.length === 0) return null
  const weights = [...counts].map(([entry, count]) => [entry, weightOf(count)] as const)
  const sum = weights.reduce((all, [, weight]) => all + weight, 0)
  const signals = weights.map(([entry, weight]) => ({
    weight: Math.round((scoreOfAll * weight) / sum),
    terms: [entry],
  }))
  return { conditions, maxDocuments: Infinity, signals }
}

/** The words of a query that a document lacks, as they are typed. @param entries those of its words that the document has */
export function wordsLeftOut(
  typed: string,
  variants: readonly ParsedQuery[],
  entries: readonly number[],
): string[] {
  const held = new Set(entries)
  const words = requiredTerms(variants[0]!).toSorted((a, b) => a.start - b.start)
  // a document need not have an abbreviation and its full name
  const lacking = variants.map((parsed) => {
    const gone = requiredTerms(parsed).filter((token) => !held.has(entryOf(token)))
    return words.filter(({ start, end }) => gone.some((word) => word.start <= start && end <= word.end))
  })
  const [least] = lacking.toSorted((a, b) => a.length - b.length)
  return [...new Set(least!.map(({ start, end }) => typed.slice(start, end)))]
}
