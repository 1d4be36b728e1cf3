import type { SearchDocument } from '../../../platform/resource/search-provider.ts'
import { bigramOf, bigramTerm, term, yearOf, yearBigramTerm } from '../term.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { EntryCounts } from './entry-counts.ts'
import type { SearchVocabulary } from './vocabulary.ts'
import { wordEntries, type WordEntries } from './word-entries.ts'
import { WordSequence } from './word-sequence.ts'

/** The maximum number of searched words of a document, because a row of the index must stay small. */
const maxWords = 8000

/** A word that occurs this often is a topic of the text. */
const frequentTimes = 3

// one document is read at a time
const terms = new EntryCounts()
const sequence = new WordSequence()

function addWords(tokens: readonly Token[]): void {
  let before: WordEntries | undefined
  for (const token of tokens) {
    const entries = wordEntries(token)
    if (terms.add(entries.word) === frequentTimes) terms.add(entries.frequent)
    if (entries.exact !== undefined) terms.add(entries.exact)
    if (token.joined) terms.add(term('joined', token.joined.key))
    if (before && !token.afterBreak) terms.add(bigramTerm(before.bigramPrefix, token.folded))
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
      const previous = wordEntries(before)
      terms.add(bigramTerm(previous.titleBigramPrefix, token.folded))
      // numbers are not in the vocabulary, and there are many
      if (previous.isVocabularyWord && entries.isVocabularyWord) {
        terms.add(yearBigramTerm(year, bigramOf(before.folded, token.folded)))
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
interface DocumentTerms {
  /** In ascending order: negative ones, which only count for the score, come first. */
  terms: Int32Array
  /** How many of the first entries only count for the score. */
  weighing: number
  /** Its words in their order. */
  words: Buffer
}

/** The words of each text of a document, up to the maximum. */
function* tokensOfTexts({
  title,
  texts,
}: SearchDocument): Generator<{ text: string; tokens: Token[]; isTitle: boolean }> {
  let left = maxWords
  for (const { text } of [title, ...texts]) {
    const all = tokensOf(text)
    const tokens = all.length > left ? all.slice(0, left) : all
    left -= tokens.length
    yield { text, tokens, isTitle: text === title.text }
  }
}

/** The words of a document in their order. */
export function wordsOfDocument(document: SearchDocument): Buffer {
  sequence.clear()
  for (const { tokens } of tokensOfTexts(document)) sequence.add(tokens)
  return sequence.toBuffer()
}

/** The index entries of a document. @param vocabulary gets its words, if the document is public */
export function termsOfDocument(
  type: string,
  document: SearchDocument,
  vocabulary: SearchVocabulary,
): DocumentTerms {
  terms.clear()
  sequence.clear()
  for (const { text, tokens, isTitle } of tokensOfTexts(document)) {
    addWords(tokens)
    sequence.add(tokens)
    if (document.public) vocabulary.addTerms(text, tokens, document.id)
    if (isTitle) addTitle(tokens, yearOf(document.sorted_at))
  }
  addFilters(type, document)
  const entries = terms.ascending()
  const firstMatchable = entries.findIndex((entry) => entry >= 0)
  const weighing = firstMatchable === -1 ? entries.length : firstMatchable
  return { terms: entries, weighing, words: sequence.toBuffer() }
}
