import type { Connection } from '../../../platform/database/database.ts'
import { loadResults } from '../documents/load-results.ts'
import type { SearchProvider } from '../../../platform/resource/search-provider.ts'
import { findSuggestions, newestPosts, type SuggestScope } from './find-suggestions.ts'
import { maxIndexedDocuments, parseAutocompleteQuery, type AutocompleteQuery } from './autocomplete-query.ts'

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

/** Completions of the typed text: titles and names first, then phrases. */
export async function suggest(
  connection: Connection,
  providers: readonly SearchProvider[],
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const typed = await parseAutocompleteQuery(connection, text, limit)
  if (typed === null) return []
  const { titles, phrases } = await findSuggestions(
    connection,
    typed,
    suggestScopeFor(providers, typed, limit),
    limit,
  )
  const documents = await loadResults(connection, providers, titles, 'named')
  const all: Suggestion[] = [
    ...titles.flatMap(({ id, type }) => {
      const document = documents.get(id)
      return document === undefined ? [] : [{ text: document.title.text, type, id, href: document.href }]
    }),
    ...phrases.map((phrase) => ({ text: phrase.text, type: 'phrase', id: null, href: null })),
  ]
  const seen = new Set<string>()
  const distinct = all.filter(({ text: offered }) => {
    const isNew = !seen.has(offered.toLowerCase())
    seen.add(offered.toLowerCase())
    return isNew
  })
  // phrases are shown also where there are many titles
  const room = Math.max(limit - phrases.length, Math.ceil(limit / 2))
  const titleSuggestions = distinct.filter(({ type }) => type !== 'phrase').slice(0, room)
  return [...titleSuggestions, ...distinct.filter(({ type }) => type === 'phrase')].slice(0, limit)
}
