/**
 * What an index entry is about. Documents hold their entries as 32-bit numbers: a third of the room of their texts, and
 * Postgres compares them in a loop. Two entries in ten million share a number; the texts themselves decide what is marked.
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
  | 'title' // the whole title
  | 'type'
  | 'month'
  | 'year'
  | 'section'
  | 'tag'
  | 'program'

/** FNV-1a over UTF-16 code units with a final mix, so that near words get far numbers. */
export function term(kind: TermKind, value: string): number {
  let state = 0x811c9dc5
  const text = `${kind} ${value}`
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) | 0
}

/** The pair entry of two neighbours. */
export const pairOf = (left: string, right: string): string => `${left} ${right}`
