/**
 * The kind of an index entry. Documents have their entries as 32-bit numbers: a third of the size of their texts, and fast
 * to compare in Postgres. Two entries of five million share a number; highlights are made from the texts themselves.
 */
export type TermKind =
  | 'word' // letters without marks, anywhere
  | 'exact' // with marks and tone, anywhere
  | 'pair' // two neighbours, without marks
  | 'frequent' // a word that comes three times or more
  | 'joined' // a code, a date or a compound in one piece
  | 'title-word'
  | 'title-exact'
  | 'title-pair'
  | 'year-title-pair' // the same with the year of the document: lists of title pairs in the order of years
  | 'title' // the whole title
  | 'type'
  | 'month'
  | 'year'
  | 'section'
  | 'tag'
  | 'program'

/** Entries that only count for the score: not in the index, where those of titles would be half of the keys. */
const weighing: ReadonlySet<TermKind> = new Set(['frequent', 'title-exact', 'title'])

/** FNV-1a over UTF-16 code units. */
function hashOnto(state: number, text: string): number {
  let hash = state
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** A final mix, so that similar words get different numbers. */
function mixed(state: number): number {
  const once = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return (twice ^ (twice >>> 16)) | 0
}

const SIGN = 1 << 31

const begun = new Map<TermKind, number>()

/** The hash of a kind, computed once: the hashes of its entries continue it. */
function beginningOf(kind: TermKind): number {
  const known = begun.get(kind)
  if (known !== undefined) return known
  const state = hashOnto(0x811c9dc5, `${kind} `)
  begun.set(kind, state)
  return state
}

/** The number of an entry: negative where it only counts for the score, so that these come first and are not indexed. */
export function term(kind: TermKind, value: string): number {
  const number = mixed(hashOnto(beginningOf(kind), value))
  return weighing.has(kind) ? number | SIGN : number & ~SIGN
}

/** The hash of a word that the numbers of its pairs continue. */
export const pairBeginning = (kind: 'pair' | 'title-pair', left: string): number =>
  hashOnto(hashOnto(beginningOf(kind), left), ' ')

/** The number of the entry of two neighbours, without the text of `pairOf`. */
export const pairTerm = (beginning: number, right: string): number =>
  mixed(hashOnto(beginning, right)) & ~SIGN

/** The entry of two neighbours in a title, among documents of one year. */
export const yearPairTerm = (year: string, pair: string): number => term('year-title-pair', `${year} ${pair}`)

/** The year of the moment of a document, in UTC, as in `month` entries. */
export const yearOf = (moment: string): string => moment.slice(0, 4)

/** The pair entry of two neighbours. */
export const pairOf = (left: string, right: string): string => `${left} ${right}`

/** The pairs of consecutive words. */
export const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((right, i) => pairOf(words[i]!, right))
