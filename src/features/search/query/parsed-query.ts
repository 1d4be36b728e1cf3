import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'

/** A word of a query. */
export interface QueryToken extends Token {
  /** Whether it must stand directly behind the word before it, as in a long form that was not typed. */
  isBound?: boolean
}

/** Whether a word belongs to a long form that was not typed: a text has the whole form or nothing of it. */
export const isInLongForm = (tokens: readonly QueryToken[], at: number): boolean =>
  tokens[at]!.isBound === true || tokens[at + 1]?.isBound === true

/** Words of a query that belong together. */
export interface QueryPart {
  /** With their positions in the query, composed (NFC). */
  tokens: QueryToken[]
  /** In quotation marks: side by side, in this order. */
  phrase: boolean
  /** With a minus before it: a document must not have it. */
  excluded: boolean
}

/** A parsed query. Every text can be parsed: a stray quotation mark or minus is ignored. */
export interface ParsedQuery {
  parts: QueryPart[]
  /** Whether the last word may not be complete yet. */
  open: boolean
}

const phrasePattern = /(^|\s)(-?)["“”]([^"“”]*)["“”]/g
const excludedPattern = /(^|\s)-(?=[\p{L}\p{N}])(\S+)/gu

/** A letter or digit at the end, with its marks and invisible characters after it. */
const openPattern = /[\p{L}\p{N}](?:(?!\u200b)[\p{M}\p{Cf}\p{DI}])*$/u

/** Parses a query: words, "phrases" and -exclusions. */
export function parseQuery(query: string): ParsedQuery {
  const parts: QueryPart[] = []
  const add = (text: string, at: number, phrase: boolean, excluded: boolean) => {
    const tokens = tokensOf(text).map((token) => ({ ...token, start: token.start + at, end: token.end + at }))
    if (tokens.length > 0) parts.push({ tokens, phrase, excluded })
  }
  const text = query.normalize('NFC')
  const rest = text
    .replace(phrasePattern, (_all, before: string, minus: string, inner: string, at: number) => {
      add(inner, at + before.length + minus.length + 1, true, minus === '-')
      return before + ' '.repeat(inner.length + minus.length + 2)
    })
    .replace(excludedPattern, (_all, before: string, word: string, at: number) => {
      add(word, at + before.length + 1, false, true)
      return before + ' '.repeat(word.length + 1)
    })
  add(rest, 0, false, false)
  return { parts, open: openPattern.test(rest) }
}

/** The words that a document must have. */
export const requiredTerms = (parsed: ParsedQuery): QueryToken[] =>
  parsed.parts.filter(({ excluded }) => !excluded).flatMap(({ tokens }) => tokens)
