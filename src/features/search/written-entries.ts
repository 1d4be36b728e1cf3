import { bigramsOf, term } from './term.ts'
import { readSyllable } from '../../libraries/vietnamese/syllable.ts'

/** The index entries of texts that have a word or a bigram as it is written: `đảng bộ`, and not `đăng bổ`. */
export function entriesOfWritten(written: string): number[] {
  const syllables = written.split(' ').map(readSyllable)
  const bigrams = bigramsOf(syllables.map(({ folded }) => folded))
  return [
    ...syllables.map(({ marked, exact, folded }) => (marked ? term('exact', exact) : term('word', folded))),
    ...bigrams.map((bigram) => term('pair', bigram)),
  ]
}
