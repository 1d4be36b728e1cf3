import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { documentReferencesIn } from './document-references.ts'
import type { ParsedQuery, QueryPart, QueryToken } from './parsed-query.ts'

/** Longer candidates of words are not looked up. */
const maxSynonymWords = 12
/** Abbreviations of so few letters also stand in codes: what they find for their long form comes last. */
const shortLetters = 2

/** Two ways to write one thing, with their words without marks. */
export interface Synonym {
  term: string
  expansion: string
  term_key: string
  expansion_key: string
}

/** Words of a query that may be written in another way. */
interface Span {
  at: number
  length: number
}

/** Words that may stand for typed ones. */
export interface Replacement extends Span {
  tokens: QueryToken[]
  /** Whether it can mean nothing else, so that what it finds is as good as what the typed words find. */
  isSure: boolean
}

const keyOf = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ')

/** The sequences of words that a synonym may replace. */
function spansOf({ tokens, phrase, excluded }: QueryPart): (Span & { key: string })[] {
  if (phrase || excluded) return []
  // the code of a document is searched as it is
  const inCode = new Set<number>()
  tokens.forEach(({ joined }, at) => {
    if (joined && /\d/.test(joined.key)) for (let i = 0; i < joined.words; i += 1) inCode.add(at + i)
  })
  return tokens.flatMap((_token, at) => {
    const spans: (Span & { key: string })[] = []
    for (let length = 1; length <= Math.min(maxSynonymWords, tokens.length - at); length += 1) {
      if (inCode.has(at + length - 1)) break
      spans.push({ at, length, key: keyOf(tokens.slice(at, at + length)) })
    }
    return spans
  })
}

/** The keys of words that a synonym may replace. */
export const synonymKeys = (parsed: ParsedQuery): string[] => [
  ...new Set(parsed.parts.flatMap((part) => spansOf(part).map(({ key }) => key))),
]

/** Whether typed words can mean a text with the same letters: typed marks must be those of the text. */
function mean(typed: readonly Token[], text: string): boolean {
  const tokens = tokensOf(text)
  return typed.every(({ marked, exact }, i) => !marked || exact === tokens[i]?.exact)
}

/** Whether a word is written like an abbreviation or a number, and like no word of a sentence. */
const isCode = (token: Token | undefined) => token !== undefined && !isSyllable(token.folded)

/** Whether an abbreviation, such as `TU`, is also a word, such as `từ`. */
const isAlsoWord = (key: string) => isSyllable(key)

/** Expansions with the same meaning: `khoa học (và) công nghệ`, `thủ tướng (chính phủ)`. */
function haveOneMeaning(expansionKeys: readonly string[]): boolean {
  const keys = expansionKeys.map((key) => key.replaceAll(' va ', ' '))
  const [shortest = ''] = keys.toSorted((a, b) => a.length - b.length)
  return keys.every((key) => `${key} `.startsWith(`${shortest} `))
}

const boundTokens = (text: string): QueryToken[] =>
  tokensOf(text).map((token, i) => ({ ...token, afterBreak: false, isBound: i > 0 }))

/** The other forms of the words of a part, by the rows that have them. */
function replacementsOf(text: string, part: QueryPart, synonyms: readonly Synonym[]): Replacement[] {
  const { tokens } = part
  const references = documentReferencesIn(tokens)
  return spansOf(part).flatMap(({ at, length, key }) => {
    const typed = tokens.slice(at, at + length)
    const written = text.slice(typed[0]!.start, typed.at(-1)!.end)
    const isWritten =
      written === written.toUpperCase() || isCode(tokens[at - 1]) || isCode(tokens[at + length])
    const meanings =
      isAlsoWord(key) && !isWritten
        ? []
        : synonyms.filter(({ term_key, term }) => term_key === key && mean(typed, term))
    // before a number, `CT` is `chỉ thị`, and not `chương trình`
    const kinds = references.flatMap(({ at: from, end, names }) =>
      from <= at && at < end ? names.map(keyOf) : [],
    )
    const asKind = meanings.filter(({ expansion_key }) => kinds.includes(expansion_key))
    const readings = asKind.length > 0 ? asKind : meanings
    const areSure = haveOneMeaning(readings.map(({ expansion_key }) => expansion_key)) && !isAlsoWord(key)
    const expansions = readings.map(({ expansion }) => ({ text: expansion, isSure: areSure }))
    // the abbreviations of the typed words, and the other ones of what a typed abbreviation stands for
    const terms = synonyms
      .filter(
        (row) =>
          row.term_key !== key &&
          ((row.expansion_key === key && mean(typed, row.expansion)) ||
            readings.some(({ expansion_key }) => expansion_key === row.expansion_key)),
      )
      .map(({ term, term_key }) => {
        const own = synonyms
          .filter((row) => row.term_key === term_key)
          .map(({ expansion_key }) => expansion_key)
        const isShort = term_key.length <= shortLetters
        return {
          text: term,
          isSure:
            !isShort && !isAlsoWord(term_key) && haveOneMeaning(own) && (readings.length === 0 || areSure),
        }
      })
    const seen = new Set<string>()
    return [...expansions, ...terms].flatMap(({ text: to, isSure }) => {
      const words = boundTokens(to)
      const form = words.map(({ exact }) => exact).join(' ')
      if (seen.has(form)) return []
      seen.add(form)
      return [{ at, length, tokens: words, isSure }]
    })
  })
}

/**
 * A part with words replaced; null if it is nothing to search for: an abbreviation that is also a word only counts beside
 * another abbreviation or a number (`BTV TU`, `91-KH/TU`).
 */
export function replaceWords(part: QueryPart, replacements: readonly Replacement[]): QueryPart | null {
  let tokens: QueryToken[] = part.tokens
  for (const { at, length, tokens: words } of replacements.toSorted((a, b) => b.at - a.at)) {
    const { afterBreak, isBound } = tokens[at]!
    // each of the new words stands for the typed ones
    const { start } = tokens[at]!
    const { end } = tokens[at + length - 1]!
    const [first, ...others] = words.map((token) => ({ ...token, start, end }))
    const begin = { ...first!, afterBreak, ...(isBound === undefined ? {} : { isBound }) }
    tokens = [...tokens.slice(0, at), begin, ...others, ...tokens.slice(at + length)]
  }
  const abbreviations = new Set(
    replacements.flatMap(({ tokens: words }) => (words.length === 1 ? [words[0]!.exact] : [])),
  )
  const checked: QueryToken[] = []
  for (const [i, token] of tokens.entries()) {
    const isWord = abbreviations.has(token.exact) && isAlsoWord(token.folded)
    if (isWord && (i === 0 || token.afterBreak || !isCode(tokens[i - 1]))) return null
    checked.push(isWord ? { ...token, isBound: true } : token)
  }
  return { ...part, tokens: checked }
}

/** The replacements of each part of a query. @param text the query, composed (NFC) */
export const replacementsIn = (
  text: string,
  parsed: ParsedQuery,
  synonyms: readonly Synonym[],
): Replacement[][] => parsed.parts.map((part) => replacementsOf(text, part, synonyms))
