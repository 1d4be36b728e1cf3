import type { SearchDocument } from '../../../platform/resource/search-provider.ts'
import { pairOf, pairTerm, term, yearOf, yearPairTerm } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { EntryCounts } from './entry-counts.ts'
import type { SearchVocabulary } from './vocabulary.ts'
import { wordEntries, type WordEntries } from './word-entries.ts'

/** Further words of a text are not searched: a post is no book, and a row of the index must stay small. */
const MAX_WORDS = 8000

/** A word that comes this often is what the text is about. */
const FREQUENT_TIMES = 3

// one document is read at a time
const terms = new EntryCounts()

function addWords(tokens: readonly Token[]): void {
  let before: WordEntries | undefined
  for (const token of tokens) {
    const entries = wordEntries(token)
    if (terms.add(entries.word) === FREQUENT_TIMES) terms.add(entries.frequent)
    if (entries.exact !== undefined) terms.add(entries.exact)
    if (token.joined) terms.add(term('joined', token.joined.key))
    if (before && !token.afterBreak) terms.add(pairTerm(before.pairs, token.folded))
    before = entries
  }
}

function addTitle(tokens: readonly Token[], year: string): void {
  let before: Token | undefined
  for (const token of tokens) {
    const entries = wordEntries(token)
    terms.add(entries.titleWord)
    if (entries.titleExact !== undefined) terms.add(entries.titleExact)
    if (before && !token.afterBreak) {
      const { isOffered, titlePairs } = wordEntries(before)
      terms.add(pairTerm(titlePairs, token.folded))
      // numbers are never offered, and there are many
      if (isOffered && entries.isOffered) {
        terms.add(yearPairTerm(year, pairOf(before.folded, token.folded)))
      }
    }
    before = token
  }
  terms.add(term('title', tokens.map(({ folded }) => folded).join(' ')))
}

function addFilters(type: string, document: SearchDocument): void {
  terms.add(term('type', type))
  terms.add(term('month', document.sorted_at.slice(0, 7)))
  if (document.year !== null) terms.add(term('year', String(document.year)))
  if (document.section_id !== null) terms.add(term('section', document.section_id))
  if (document.program_id !== null) terms.add(term('program', document.program_id))
  for (const tag of document.tag_ids) terms.add(term('tag', tag))
}

/** The index entries of a document. */
export interface Analysis {
  /** In ascending order. */
  terms: Int32Array
  /** How many of them, the first ones, only count for the score. */
  weighing: number
}

/** Analyses the texts of a document. @param vocabulary gets its words, if the document is public */
export function analyse(type: string, document: SearchDocument, vocabulary: SearchVocabulary): Analysis {
  terms.clear()
  let left = MAX_WORDS
  for (const { text } of [document.title, ...document.texts]) {
    const all = tokensOf(text)
    const tokens = all.length > left ? all.slice(0, left) : all
    left -= tokens.length
    addWords(tokens)
    if (document.public) vocabulary.addTerms(tokens, document.id)
    if (text === document.title.text) addTitle(tokens, yearOf(document.sorted_at))
  }
  addFilters(type, document)
  const entries = terms.ascending()
  const firstFinding = entries.findIndex((entry) => entry >= 0)
  return { terms: entries, weighing: firstFinding === -1 ? entries.length : firstFinding }
}
