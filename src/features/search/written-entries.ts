import { pairsOf, term } from './term.ts'
import { readSyllable } from '../../libraries/vietnamese/syllable.ts'

/** The index entries of texts that have a word or a pair as it is written: `đảng bộ`, and not `đăng bổ`. */
export function entriesOfWritten(written: string): number[] {
  const syllables = written.split(' ').map(readSyllable)
  const pairs = pairsOf(syllables.map(({ folded }) => folded))
  return [
    ...syllables.map(({ marked, exact, folded }) => (marked ? term('exact', exact) : term('word', folded))),
    ...pairs.map((pair) => term('pair', pair)),
  ]
}
