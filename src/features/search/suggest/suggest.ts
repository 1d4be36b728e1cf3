import type { Connection } from '../../../platform/database/database.ts'
import { loadResults } from '../documents/load-results.ts'
import type { SearchDocument, SearchProvider } from '../../../platform/resource/search-provider.ts'
import { findTitles, newestPosts, type SuggestScope } from './find-titles.ts'
import { maxIndexedDocuments, parseAutocompleteQuery, type AutocompleteQuery } from './autocomplete-query.ts'
import { documentNumbers } from './document-numbers.ts'
import { knownPhrases } from './known-phrases.ts'
import { titlePhrases, type WeighedTitle } from './title-phrases.ts'
import { parseTitle, type ParsedTitle } from './title-units.ts'
import { canMean, endTogether, type TypedWords } from './typed-words.ts'

interface Suggestion {
  text: string
  /** That of a search result, or `phrase`. */
  type: string
  id: string | null
  href: string | null
}

/** The newest posts are read where this share of the requested titles may be among them. */
const enoughShare = 0.5

/** How many years are searched one by one. */
const years = 4

/** How many titles are read: the phrases of these are counted. */
const readTitles = 40

/** The weight of a title halves in this time, down to a least weight. */
const halfLifeYears = 2
const leastWeight = 0.2
const millisecondsOfYear = 365.25 * 86_400_000

/** The rows in which titles are searched, which depend on how common the words are. */
function suggestScopeFor(
  providers: readonly SearchProvider[],
  { maxDocumentsAdjacent, maxDocumentsAnywhere: maxDocumentsApart, documents, year }: AutocompleteQuery,
  limit: number,
): SuggestScope {
  const expected = (newestPosts * maxDocumentsApart) / Math.max(1, documents)
  return {
    years:
      maxDocumentsAdjacent <= maxIndexedDocuments || year === null
        ? []
        : Array.from({ length: years }, (_none, ago) => String(Number(year) - ago)),
    anywhere:
      maxDocumentsApart <= maxIndexedDocuments || expected < limit * enoughShare ? 'indexed' : 'newest',
    names: providers.filter(({ fewRows }) => fewRows === true).map(({ type }) => type),
  }
}

/** A row whose title has the typed words. */
interface Titled {
  type: string
  document: SearchDocument
  title: ParsedTitle
}

/** Fewer letters of a word that is being typed begin too many words: they tell something behind the word before alone. */
const minLettersApart = 3

/** Whether a title has the typed words, also apart from each other. */
function hasTypedWords(typed: TypedWords, { tokens }: ParsedTitle): boolean {
  const last = typed.tokens.at(-1)!
  const isBegun = typed.open && typed.tokens.length > 1 && last.folded.length < minLettersApart
  if (isBegun && tokens.every(({ folded }) => folded !== last.folded) && !endTogether(typed, tokens))
    return false
  return typed.tokens.every((_word, i) => tokens.some((token) => canMean(typed, i, token)))
}

/** The rows whose titles have the typed words with their marks: registers first, then the newest. */
async function readTitled(
  connection: Connection,
  providers: readonly SearchProvider[],
  query: AutocompleteQuery,
  limit: number,
): Promise<Titled[]> {
  const rows = await findTitles(connection, query, suggestScopeFor(providers, query, limit), readTitles)
  const documents = await loadResults(connection, providers, rows, 'named')
  return rows.flatMap(({ id, type }) => {
    const document = documents.get(id)
    if (document === undefined) return []
    const title = parseTitle(document.title.text)
    return hasTypedWords(query.typed, title) ? [{ type, document, title }] : []
  })
}

/** Titles weighed by their age, since what schools write about changes. */
function weighed(titled: readonly Titled[]): WeighedTitle[] {
  const moments = titled.map(({ document }) => Date.parse(document.sorted_at))
  const newest = Math.max(...moments)
  return titled.map(({ title }, i) => {
    const ageYears = (newest - moments[i]!) / millisecondsOfYear
    return { title, weight: leastWeight + (1 - leastWeight) * 2 ** (-ageYears / halfLifeYears) }
  })
}

const normalised = (text: string) =>
  parseTitle(text)
    .tokens.map(({ exact }) => exact)
    .join(' ')

/** Each text once, in any spelling; a named resource in the place of a phrase with the same words. */
function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const suggestion of suggestions) {
    const key = normalised(suggestion.text)
    const known = found.get(key)
    if (known === undefined || (known.type === 'phrase' && suggestion.type !== 'phrase'))
      found.set(key, suggestion)
  }
  return [...found.values()]
}

/** Completions of the typed text: phrases and numbers of documents first, then titles and names. */
export async function suggest(
  connection: Connection,
  providers: readonly SearchProvider[],
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const query = await parseAutocompleteQuery(connection, text)
  if (query === null) return []
  const { typed } = query
  const titled = await readTitled(connection, providers, query, limit)
  // titles are shown also where there are many phrases
  const room = Math.ceil(limit / 2)
  const ofTitles = titlePhrases(typed, weighed(titled), room)
  const numbers = await documentNumbers(connection, text.normalize('NFC'), room)
  const known = ofTitles.length + numbers.length < room ? await knownPhrases(connection, typed) : []
  const asTyped = text.normalize('NFC').trim().toLowerCase()
  const phrases = [...numbers, ...ofTitles, ...known]
    .filter((phrase) => phrase.toLowerCase() !== asTyped)
    .map((phrase): Suggestion => ({ text: phrase, type: 'phrase', id: null, href: null }))
  const titles = titled.map(({ type, document: { title, id, href } }): Suggestion => ({
    text: title.text,
    type,
    id,
    href,
  }))
  const first = distinct(phrases).slice(0, room)
  return distinct([...first, ...titles, ...phrases]).slice(0, limit)
}
