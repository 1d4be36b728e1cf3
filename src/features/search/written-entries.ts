import { bigramsOf, term } from './term.ts'
import { readSyllable } from '../../libraries/vietnamese/syllable.ts'
import { joinedKey } from '../../libraries/vietnamese/tokens.ts'
import { isDocumentCode } from './document-code.ts'

/** The index entries of texts that have a word, a bigram or the number of a document as it is written: `đảng bộ`, and not `đăng bổ`. */
export function entriesOfWritten(written: string): number[] {
  if (isDocumentCode(written)) return [term('joined', joinedKey(written))]
  const syllables = written.split(' ').map(readSyllable)
  const bigrams = bigramsOf(syllables.map(({ folded }) => folded))
  return [
    ...syllables.map(({ marked, exact, folded }) => (marked ? term('exact', exact) : term('word', folded))),
    ...bigrams.map((bigram) => term('pair', bigram)),
  ]
}
