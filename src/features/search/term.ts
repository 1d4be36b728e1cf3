/**
 * The kind of an index entry. Documents have their entries as 32-bit numbers: a third of the size of their texts, and fast
 * to compare in Postgres. Two entries of five million share a number; highlights are made from the texts themselves.
 */
type TermKind =
  | 'word' // letters without marks, anywhere
  | 'exact' // with marks and tone, anywhere
  | 'pair' // a bigram: two neighbours, without marks
  | 'frequent' // a word that comes three times or more
  | 'joined' // a code, a date or a compound in one piece
  | 'title-word'
  | 'title-exact'
  | 'title-pair'
  | 'year-title-pair' // the same with the year of the document: lists of title bigrams in the order of years
  | 'title' // the whole title
  | 'type'
  | 'month'
  | 'year'
  | 'section'
  | 'tag'
  | 'program'

/** Kinds that only count for the score. They are not in the index: the titles would be half of its keys. */
const scoreOnlyKinds: ReadonlySet<TermKind> = new Set(['frequent', 'title-exact', 'title'])

/** FNV-1a over UTF-16 code units. */
function continueHash(state: number, text: string): number {
  let hash = state
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** A final mix, so that similar words get different numbers. */
function finalMix(state: number): number {
  const once = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) | 0
}

const sign = 1 << 31

const kindHashes = new Map<TermKind, number>()

/** The hash of a kind, computed once; the hashes of its entries continue it. */
function kindHash(kind: TermKind): number {
  const known = kindHashes.get(kind)
  if (known !== undefined) return known
  const state = continueHash(0x811c9dc5, `${kind} `)
  kindHashes.set(kind, state)
  return state
}

/** The number of an entry: negative where it only counts for the score, so that these come first and are not indexed. */
export function term(kind: TermKind, value: string): number {
  const number = finalMix(continueHash(kindHash(kind), value))
  return scoreOnlyKinds.has(kind) ? number | sign : number & ~sign
}

/** The hash of the first word of a bigram; `bigramTerm` continues it. The kinds are part of stored numbers. */
export const bigramPrefixHash = (kind: 'pair' | 'title-pair', left: string): number =>
  continueHash(continueHash(kindHash(kind), left), ' ')

/** The number of the entry of two neighbours, without the text of `bigramOf`. */
export const bigramTerm = (prefixHash: number, right: string): number =>
  finalMix(continueHash(prefixHash, right)) & ~sign

/** The entry of two neighbours in a title, among documents of one year. */
export const yearBigramTerm = (year: string, bigram: string): number =>
  term('year-title-pair', `${year} ${bigram}`)

/** The year of the moment of a document, in UTC, as in `month` entries. */
export const yearOf = (moment: string): string => moment.slice(0, 4)

/** The text of a bigram: two neighbours. */
export const bigramOf = (left: string, right: string): string => `${left} ${right}`

/** The texts of the bigrams of consecutive words. */
export const bigramsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((right, i) => bigramOf(words[i]!, right))
