import type { SearchDocument } from '../source.ts'
import type { SearchType } from '../table.ts'
import { pairOf, pairTerm, term, yearOf, yearPairTerm } from '../term.ts'
import { tokensOf, type Token } from '../vietnamese/tokens.ts'

/** Beyond these, a text's further words are not searched: a book is no post, and a row must stay small. */
const MOST_WORDS = 8000

/** A word that comes this often is what the text is about. */
const FREQUENT = 3

const WORD = /^\p{L}{1,24}$/u

/** Whether documents teach a word like this: digits and codes are not kept. */
export const isLearnt = ({ written }: Token): boolean => WORD.test(written)

function addWords(terms: Set<number>, tokens: readonly Token[], counts: Map<string, number>): void {
  let before: Token | undefined
  for (const token of tokens) {
    terms.add(term('word', token.folded))
    if (token.marked) terms.add(term('exact', token.exact))
    if (token.joined) terms.add(term('joined', token.joined.key))
    if (before && !token.afterBreak) terms.add(pairTerm('pair', before.folded, token.folded))
    counts.set(token.folded, (counts.get(token.folded) ?? 0) + 1)
    before = token
  }
}

function addTitle(terms: Set<number>, tokens: readonly Token[], year: string): void {
  let before: Token | undefined
  for (const token of tokens) {
    terms.add(term('title-word', token.folded))
    if (token.marked) terms.add(term('title-exact', token.exact))
    if (before && !token.afterBreak) {
      terms.add(pairTerm('title-pair', before.folded, token.folded))
      // nobody is offered numbers, of which there are many
      if (isLearnt(before) && isLearnt(token)) {
        terms.add(yearPairTerm(year, pairOf(before.folded, token.folded)))
      }
    }
    before = token
  }
  terms.add(term('title', tokens.map(({ folded }) => folded).join(' ')))
}

function addFilters(terms: Set<number>, type: SearchType, document: SearchDocument): void {
  terms.add(term('type', type))
  terms.add(term('month', document.sorted_at.slice(0, 7)))
  if (document.year !== null) terms.add(term('year', String(document.year)))
  if (document.section_id !== null) terms.add(term('section', document.section_id))
  if (document.program_id !== null) terms.add(term('program', document.program_id))
  for (const tag of document.tag_ids) terms.add(term('tag', tag))
}

/** What a document is found by. */
export interface Analysis {
  terms: Int32Array
  /** How many of them, the first ones, only weigh. */
  weighing: number
  /** Words and pairs as they are written, in lower case, with their folded forms; none of what is not public. */
  words: Map<string, string>
}

function learn(words: Map<string, string>, tokens: readonly Token[]): void {
  let before: Token | undefined
  for (const token of tokens) {
    const known = words.has(token.written)
    if (!known && !isLearnt(token)) before = undefined
    else {
      if (!known) words.set(token.written, token.folded)
      if (before && !token.afterBreak) {
        words.set(pairOf(before.written, token.written), pairOf(before.folded, token.folded))
      }
      before = token
    }
  }
}

/** The index entries of a document, ascending, and the words it teaches. */
export function analyse(type: SearchType, document: SearchDocument): Analysis {
  const terms = new Set<number>()
  const counts = new Map<string, number>()
  const words = new Map<string, string>()
  let left = MOST_WORDS
  for (const { text } of [document.title, ...document.texts]) {
    const tokens = tokensOf(text).slice(0, left)
    left -= tokens.length
    addWords(terms, tokens, counts)
    if (document.public) learn(words, tokens)
    if (text === document.title.text) addTitle(terms, tokens, yearOf(document.sorted_at))
  }
  for (const [word, count] of counts) if (count >= FREQUENT) terms.add(term('frequent', word))
  addFilters(terms, type, document)
  const sorted = Int32Array.from(terms).sort()
  const found = sorted.findIndex((entry) => entry >= 0)
  return { terms: sorted, weighing: found === -1 ? sorted.length : found, words }
}
