import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { wordBytes, wordCode } from '../word-code.ts'
import { phraseEntries } from './conditions.ts'
import type { ParsedQuery } from './parsed-query.ts'
import type { Values } from './statement.ts'

/** Patterns of the sequence of a document, of which one must match. */
type PhrasePatterns = Buffer[]

/** What a query says about the order of words: the same for all match levels and all variants of the query. */
export interface TextFilter {
  phrases: PhrasePatterns[]
  excluded: { entries: number[]; patterns: PhrasePatterns }[]
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

/** What the text of each result must have, and must not have. */
export const textFilterOf = (parsed: ParsedQuery): TextFilter => ({
  phrases: parsed.parts
    .filter(({ phrase, excluded }) => phrase && !excluded)
    .map(({ tokens }) => patternsOf(tokens))
    .filter((patterns) => patterns.length > 0),
  excluded: parsed.parts
    .filter(({ excluded }) => excluded)
    .map((part) => ({ entries: phraseEntries(part), patterns: patternsOf(part.tokens) })),
})

/** SQL: whether the text of the row with this `id` matches; a text that is not stored yet does. */
function matchesSql(patterns: PhrasePatterns, values: Values): string {
  const any = patterns.map((pattern) => `words like ${values.bind(pattern, 'bytea')}`)
  // a subquery of one value: the planner could make a join of `exists`, and read the sequences of all rows
  return `coalesce((select ${any.join(' or ')} from search_sequences where document_id = id), true)`
}

const andSql = (conditions: readonly string[]) => conditions.map((condition) => ` and ${condition}`).join('')

/** SQL: ` and` the phrases that the row with this `id` must have. */
export const phrasesSql = ({ phrases }: TextFilter, values: Values): string =>
  andSql(phrases.map((patterns) => matchesSql(patterns, values)))

/** SQL: ` and` what a row of `search_documents` must not have. */
export const exclusionsSql = ({ excluded }: TextFilter, values: Values): string =>
  andSql(
    excluded.map(({ entries, patterns }) => {
      const holds = `terms @> ${values.bind(entries, 'int[]')}`
      return patterns.length === 0 ? `not ${holds}` : `not (${holds} and ${matchesSql(patterns, values)})`
    }),
  )

/** SQL: ` and` both, for a row of `search_documents`. */
export const textFilterSql = (filter: TextFilter, values: Values): string =>
  exclusionsSql(filter, values) + phrasesSql(filter, values)
