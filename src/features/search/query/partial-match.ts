import type { Connection } from '../../../platform/database/database.ts'
import { isFunctionWord } from '../../../libraries/vietnamese/function-words.ts'
import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { neighbours, wordEntryOf, type Condition } from './conditions.ts'
import { conditionsOfReference, documentReferencesIn } from './document-references.ts'
import type { IndexedWord } from './indexed-words.ts'
import type { MatchLevel } from './match-level.ts'
import { term } from '../term.ts'
import { isInLongForm, requiredTerms, type ParsedQuery, type QueryToken } from './parsed-query.ts'
import { isYear, silentWords } from './silent-words.ts'
import { matchingRowsSql, operators, Values, type SearchFilters } from './statement.ts'

/** How many documents have a word, by its entry. */
type Counts = ReadonlyMap<number, number>

/** A word that more documents have is common: the last count of words is enough for its weight. */
const maxCountedDocuments = 200
/** A distinctive word is searched alone if at most one of so many documents has it, or a few. */
const distinctiveShare = 50
const fewDocuments = 10
/** How much more a distinctive word tells than common words with the same weight together. */
const distinctiveFactor = 2
/** The score of a document with all weight: it outweighs all other signals of a few words. */
const scoreOfAll = 400

const entryOf = (token: Token) => wordEntryOf(token, true)
const entriesIn = (tokens: readonly Token[]) => [...new Set(tokens.map(entryOf))]

/** The words that say something, which those of a question do not; all words where none does. */
function sayingWords(words: readonly QueryToken[]): QueryToken[] {
  const silent = silentWords(words)
  const saying = words.filter((word) => !isFunctionWord(word.exact) && !silent.has(word))
  return saying.length > 0 ? saying : [...words]
}

/** Words in the order of the query; null for queries with phrases, which no result lacks, or with one word. */
function wordsOf(parsed: ParsedQuery): QueryToken[] | null {
  const isWhole = parsed.parts.some(({ phrase, excluded }) => phrase && !excluded)
  const tokens = requiredTerms(parsed)
  return isWhole || tokens.length < 2 ? null : tokens
}

/** How many of some words a document must have at least; null where that would be less than two. */
function minimumCount(words: number): number | null {
  const missing = words >= 6 ? Math.floor(words / 4) + 1 : 1
  return words - missing < 2 ? null : words - missing
}

/**
 * Conditions of documents that have most of some words. Long forms of abbreviations are whole in each of them: their words apart
 * say nothing, and are common. @param counts how many documents have each word
 */
function conditionsOfMost(words: readonly QueryToken[], counts: Counts): Condition[] {
  const longForms = words.filter((_word, at) => isInLongForm(words, at))
  const whole = [...new Set([...longForms.map(entryOf), ...neighbours(words, 'bound')])]
  const numberOfLongForms = longForms.filter(({ isBound }) => isBound !== true).length
  const terms = entriesIn(sayingWords(words.filter((_word, at) => !isInLongForm(words, at))))
  const minimum = minimumCount(terms.length + numberOfLongForms)
  if (minimum === null || longForms.some((word) => counts.get(entryOf(word)) === 0)) return []
  const count = minimum - numberOfLongForms
  if (count <= 0) return [{ all: whole }]
  const found = terms
    .filter((entry) => counts.get(entry) !== 0)
    .toSorted((a, b) => counts.get(a)! - counts.get(b)!)
  if (found.length < count) return []
  // a document that lacks n words has all words of one of n + 1 groups; each group gets one of the rarest words
  const groups = Array.from({ length: found.length - count + 1 }, (): number[] => [])
  found.forEach((entry, i) => groups[i % groups.length]!.push(entry))
  return groups.map((group) => ({ all: [...whole, ...group], atLeast: { count, terms: found } }))
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

/** Two letters stand in codes and for many things: `ND` is in `61/2018/NĐ-CP` too. */
const minDistinctiveLetters = 3
/** Whether a word names something by itself: a foreign word, a name or an abbreviation, no syllable and no number. */
const isDistinctive = ({ folded }: Token) =>
  folded.length >= minDistinctiveLetters && /\p{L}/u.test(folded) && !isSyllable(folded)

/** How much of the weight of a year a document has that came out in it. */
const yearShare = 0.8

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** The approximate upper bound of documents that meet one of the conditions. */
const maxDocumentsOf = (conditions: readonly Condition[], counts: Counts) =>
  sumOf(conditions.map(({ all }) => Math.min(...all.map((entry) => counts.get(entry) ?? Infinity))))

/**
 * The condition of documents with the rarer of two words that no document has together. Two syllables are mostly one word, and
 * half of it says nothing: `bóng bàn`.
 */
function conditionsOfRarer(typed: readonly QueryToken[], counts: Counts): Condition[] {
  if (typed.length !== 2 || typed.every(({ folded }) => isSyllable(folded))) return []
  const [rarer] = entriesIn(typed)
    .filter((entry) => counts.get(entry) !== 0)
    .toSorted((a, b) => counts.get(a)! - counts.get(b)!)
  return rarer === undefined ? [] : [{ all: [rarer] }]
}

/**
 * The match levels of documents that have most of the words, and of those that have a rare distinctive word. What weighs more
 * comes first. A document that the query names must be named, by kind and number.
 * @param variants the query as typed, and others
 * @param sure those that certainly mean the same: what an abbreviation may mean besides is no reason to leave words out
 * @param isLast whether nothing has all words, so that one of two words is better than nothing
 * @returns none where every word must be found
 */
export async function partialLevelsOf(
  connection: Connection,
  variants: readonly ParsedQuery[],
  sure: readonly ParsedQuery[],
  { words: known, documents }: { words: ReadonlyMap<string, readonly IndexedWord[]>; documents: number },
  filters: SearchFilters,
  asOf: string,
  isLast: boolean,
): Promise<MatchLevel[]> {
  const typed = wordsOf(variants[0]!)
  if (typed === null) return []
  const all = variants.flatMap((parsed) => wordsOf(parsed) ?? [])
  const counts = await countDocuments(connection, all, known, filters, asOf)
  const weights = new Map([...counts].map(([entry, count]) => [entry, weightOf(count)]))
  const sum = sumOf([...weights.values()])
  const signals = [...weights].map(([entry, weight]) => ({
    weight: Math.round((scoreOfAll * weight) / sum),
    terms: [entry],
  }))
  signals.push(
    ...typed.filter(isYear).map((token) => ({
      weight: Math.round((scoreOfAll * yearShare * weights.get(entryOf(token))!) / sum),
      terms: [term('year', token.folded)],
    })),
  )
  const references = documentReferencesIn(typed)
  // the issuer stands behind the number
  const isNamed = (at: number) => references.some((reference) => reference.at <= at && at <= reference.end)
  const maxDistinctive = Math.min(maxCountedDocuments, Math.max(fewDocuments, documents / distinctiveShare))
  const distinctive = entriesIn(
    typed.filter((token, at) => {
      const count = counts.get(entryOf(token))!
      return !isNamed(at) && isDistinctive(token) && count > 0 && count <= maxDistinctive
    }),
  )
  // a long form is not left in part where the query itself is too short for that
  const saying = sayingWords(typed)
  const isTooShort = minimumCount(entriesIn(saying).length) === null
  const loosened = isTooShort ? [] : sure
  const most =
    references.length > 0
      ? references.flatMap(conditionsOfReference)
      : isTooShort && isLast && distinctive.length === 0
        ? conditionsOfRarer(saying, counts)
        : loosened.flatMap((parsed) => conditionsOfMost(wordsOf(parsed) ?? [], counts))
  const others = entriesIn(saying).filter((entry) => !distinctive.includes(entry) && counts.get(entry) !== 0)
  const weightIn = (entries: readonly number[]) => sumOf(entries.map((entry) => weights.get(entry)!))
  const levels = [most, distinctive.map((entry): Condition => ({ all: [entry] }))]
    .filter((conditions) => conditions.length > 0)
    .map((conditions) => ({ conditions, maxDocuments: maxDocumentsOf(conditions, counts), signals }))
  return distinctiveFactor * weightIn(distinctive) > weightIn(others) ? levels.toReversed() : levels
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
