import type { Connection } from '../../../platform/database/database.ts'
import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import { wordsFolded, type WordWithExample } from '../query/indexed-words.ts'
import { publicWords } from '../query/visible-words.ts'
import { bigramsOf } from '../term.ts'
import { commonPhrases } from './common-phrases.ts'
import { canMean, type TypedWords } from './typed-words.ts'

/** How many phrases that begin as typed are looked for in documents. */
const maxChecked = 12

const parsedPhrases = commonPhrases.map((phrase) => ({ phrase, tokens: tokensOf(phrase) }))

const exactFormOf = (words: string) =>
  tokensOf(words)
    .map(({ exact }) => exact)
    .join(' ')

/** A phrase of the list, with what is stored of its bigrams. */
interface Candidate extends WordWithExample {
  /** The same bigrams with marks where the phrase has none: `hội thảo` for `hội thao`. */
  otherForms: WordWithExample[]
}

/** A phrase with what is stored of its bigrams; null if no document has one of them. */
function candidateOf(
  phrase: string,
  tokens: readonly Token[],
  indexed: ReadonlyMap<string, readonly WordWithExample[]>,
): Candidate | null {
  const stored = bigramsOf(tokens.map(({ folded }) => folded)).map((bigram) => indexed.get(bigram) ?? [])
  // the example of its rarest bigram may have all of them
  const [rarest] = stored
    .map(([first]) => first)
    .toSorted((a, b) => (a?.documents ?? 0) - (b?.documents ?? 0))
  if (rarest === undefined || stored.some((forms) => forms.length === 0)) return null
  const own = new Set(bigramsOf(tokens.map(({ written }) => written)).map(exactFormOf))
  const isUnmarked = tokens.some(({ marked }) => !marked)
  const otherForms = isUnmarked ? stored.flat().filter(({ word }) => !own.has(exactFormOf(word))) : []
  const { documents, example } = rarest
  return { word: phrase, folded: phrase, documents, example, otherForms }
}

/**
 * Phrases that people type as a unit, begin as typed, and are in a document that readers see. The phrases are a list of the
 * program: what readers type is not stored.
 */
export async function knownPhrases(connection: Connection, typed: TypedWords): Promise<string[]> {
  const begun = parsedPhrases
    .filter(
      ({ tokens }) =>
        tokens.length >= typed.tokens.length &&
        typed.tokens.every((_word, i) => canMean(typed, i, tokens[i]!)),
    )
    .slice(0, maxChecked)
  if (begun.length === 0) return []
  const bigrams = begun.flatMap(({ tokens }) => bigramsOf(tokens.map(({ folded }) => folded)))
  const indexed = await wordsFolded(connection, [...new Set(bigrams)])
  const candidates = begun.flatMap(({ phrase, tokens }) => candidateOf(phrase, tokens, indexed) ?? [])
  const visible = await publicWords(connection, [
    ...candidates,
    ...candidates.flatMap(({ otherForms }) => otherForms),
  ])
  // a syllable without marks has no entry of its own: where readers see another form, it may be that one
  return candidates
    .filter(
      ({ word, otherForms }) => visible.has(word) && !otherForms.some((other) => visible.has(other.word)),
    )
    .map(({ word }) => word)
}
