import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { wordBytes, wordCode } from '../word-code.ts'
import { phraseEntries } from './conditions.ts'
import type { ParsedQuery, QueryPart } from './parsed-query.ts'
import { readingsOf } from './readings.ts'
import type { Values } from './statement.ts'

/** Patterns of the sequence of a document, of which one must match. */
type PhrasePatterns = Buffer[]

/** Words side by side that the text of each result must have, or must not have. */
interface WordOrder {
  entries: number[]
  patterns: PhrasePatterns
  /** Of the documents without a sequence, those whose text was read and fits: it has the words, or does not have them. */
  fitting: string[]
}

/** What a query says about the order of words: the same for all match levels and all variants of the query. */
export interface TextFilter {
  phrases: WordOrder[]
  excluded: WordOrder[]
}

const [anyBytes, anyByte, escape] = ['%', '_', '\\'].map((character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
]
const special = new Set([anyBytes, anyByte, escape])

const escaped = (bytes: Iterable<number>): number[] =>
  [...bytes].flatMap((byte) => (special.has(byte) ? [escape, byte] : [byte]))

/** A word of a phrase. */
type PhraseWord = Pick<Token, 'folded' | 'exact' | 'marked'>

function bytesOf(token: PhraseWord): number[] {
  const bytes = Buffer.alloc(wordBytes)
  bytes.writeUInt32BE(wordCode(token))
  // a word that is typed without marks stands for all of its forms
  return token.marked ? escaped(bytes) : [...escaped(bytes.subarray(0, -1)), anyByte]
}

/** The pattern of words side by side. @param withBreaks whether sentences end where they do in the query */
const patternOf = (
  tokens: readonly (PhraseWord & Pick<Token, 'afterBreak'>)[],
  withBreaks: boolean,
): Buffer =>
  Buffer.from([
    anyBytes,
    ...tokens.flatMap((token, i) => [
      ...(withBreaks && i > 0 && token.afterBreak ? Array<number>(wordBytes).fill(0) : []),
      ...bytesOf(token),
    ]),
    anyBytes,
  ])

/** The pattern of words side by side in one sentence. */
export const neighboursPattern = (words: readonly PhraseWord[]): Buffer =>
  patternOf(
    words.map((word) => ({ ...word, afterBreak: false })),
    false,
  )

/** The patterns of a phrase; none where the entries of the index already say all. */
function patternsOf(tokens: readonly Token[]): PhrasePatterns {
  const hasBreak = tokens.some(({ afterBreak }, i) => i > 0 && afterBreak)
  const isPair = tokens.length === 2 && !hasBreak && tokens.every(({ marked }) => !marked)
  if (tokens.length === 1 || isPair) return []
  return [patternOf(tokens, false), ...(hasBreak ? [patternOf(tokens, true)] : [])]
}

/** The order of the words of a part, or of one of its readings. */
const orderOf = (part: QueryPart, readings: readonly QueryPart[] = []): WordOrder => ({
  entries: phraseEntries(part),
  patterns: [part, ...readings].flatMap(({ tokens }) => patternsOf(tokens)),
  fitting: [],
})

/** Whether the sequences of texts are compared. */
export const comparesWords = ({ patterns }: WordOrder): boolean => patterns.length > 0

/** What the text of each result must have, and must not have. */
export function textFilterOf(parsed: ParsedQuery): TextFilter {
  const readings = readingsOf(parsed)
  const parts = parsed.parts.map((part, i) => ({
    part,
    others: readings.map(({ parts: read }) => read[i]!).filter((other) => other !== part),
  }))
  return {
    phrases: parts
      .filter(({ part }) => part.phrase && !part.excluded)
      .map(({ part, others }) => orderOf(part, others))
      .filter(comparesWords),
    // no reading may be in a text
    excluded: parts
      .filter(({ part }) => part.excluded)
      .flatMap(({ part, others }) => [part, ...others].map((one) => orderOf(one))),
  }
}

/** SQL: whether `words` have one of the patterns. */
export const likeAnySql = (patterns: PhrasePatterns, values: Values): string =>
  patterns.map((pattern) => `words like ${values.bind(pattern, 'bytea')}`).join(' or ')

/** SQL: whether the text of the row with this `id` matches. @param unreadSql the answer where its sequence is missing */
const matchesSql = (patterns: PhrasePatterns, unreadSql: string, values: Values): string =>
  // a subquery of one value: the planner could make a join of `exists`, and read the sequences of all rows
  `coalesce((select ${likeAnySql(patterns, values)} from search_sequences where document_id = id), ${unreadSql})`

const andSql = (conditions: readonly string[]) => conditions.map((condition) => ` and ${condition}`).join('')

/** SQL: ` and` the phrases that the row with this `id` must have. */
export const phrasesSql = ({ phrases }: TextFilter, values: Values): string =>
  andSql(
    phrases.map(({ patterns, fitting }) =>
      matchesSql(patterns, `id = any(${values.bind(fitting, 'uuid[]')})`, values),
    ),
  )

/** SQL: ` and` what a row of `search_documents` must not have. */
export const exclusionsSql = ({ excluded }: TextFilter, values: Values): string =>
  andSql(
    excluded.map(({ entries, patterns, fitting }) => {
      const holds = `terms @> ${values.bind(entries, 'int[]')}`
      if (patterns.length === 0) return `not ${holds}`
      // nobody gets what they excluded: a text that was not read may have the words
      const has = matchesSql(patterns, `id <> all(${values.bind(fitting, 'uuid[]')})`, values)
      return `not (${holds} and ${has})`
    }),
  )

/** SQL: ` and` both, for a row of `search_documents`. */
export const textFilterSql = (filter: TextFilter, values: Values): string =>
  exclusionsSql(filter, values) + phrasesSql(filter, values)
