import { isFunctionWord } from '../../../libraries/vietnamese/function-words.ts'
import { questionWords } from '../../../libraries/vietnamese/question-words.ts'
import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { isInLongForm, type ParsedQuery, type QueryToken } from './parsed-query.ts'

/** What of a document is marked as a match. */
export interface Marking {
  /** Words that stand side by side in the query. */
  sequences: { tokens: readonly QueryToken[]; isPhrase: boolean }[]
  /** Words that the last word of the query may become. */
  continuations: ReadonlySet<string>
  /** The last word, if it may not be complete. */
  unfinished: string | undefined
}

/** Words of a text that match the query side by side. */
export interface Mark {
  tokens: readonly Token[]
  isPhrase: boolean
}

export function markingOf(variants: readonly ParsedQuery[], continuations: readonly string[]): Marking {
  const parts = variants.flatMap((parsed) => parsed.parts.filter(({ excluded }) => !excluded))
  return {
    sequences: parts.map(({ tokens, phrase }) => ({ tokens, isPhrase: phrase })),
    continuations: new Set(continuations),
    unfinished: continuations.length === 0 ? undefined : variants[0]?.parts.at(-1)?.tokens.at(-1)?.folded,
  }
}

type Matches = (word: Token, typed: Token) => boolean

/**
 * Compares words of a document with typed ones. Where the document has a typed form, other forms of the word are no match;
 * where it does not have the last word, continuations of it are.
 */
function matchesIn(texts: readonly (readonly Token[])[], marking: Marking): Matches {
  const typed = marking.sequences.flatMap(({ tokens }) => tokens)
  const typedForms = new Set(typed.filter(({ marked }) => marked).map(({ exact }) => exact))
  const words = texts.flat()
  const written = new Set(words.filter(({ exact }) => typedForms.has(exact)).map(({ folded }) => folded))
  const { unfinished, continuations } = marking
  const isContinued = unfinished !== undefined && words.every(({ folded }) => folded !== unfinished)
  return (word, { folded, exact, marked }) => {
    if (word.folded !== folded) return isContinued && folded === unfinished && continuations.has(word.folded)
    return !marked || word.exact === exact || (!written.has(folded) && !typedForms.has(word.exact))
  }
}

/** How many words from `at` on are those of the query from `from` on, in one sentence. No long form is cut off. */
function lengthOfRun(
  words: readonly Token[],
  at: number,
  typed: readonly QueryToken[],
  from: number,
  matches: Matches,
): number {
  let length = 0
  while (from + length < typed.length && at + length < words.length) {
    const word = words[at + length]!
    const query = typed[from + length]!
    if (!matches(word, query) || (length > 0 && word.afterBreak && !query.afterBreak)) break
    length += 1
  }
  while (length > 0 && typed[from + length]?.isBound === true) length -= 1
  return length
}

/** The places of a text where words of the query stand side by side, the longest runs. */
function runsOf(words: readonly Token[], { sequences }: Marking, matches: Matches): Mark[] {
  const runs: Mark[] = []
  for (let at = 0; at < words.length;) {
    let best = { length: 0, isPhrase: false }
    for (const { tokens, isPhrase } of sequences) {
      for (const from of isPhrase ? [0] : tokens.keys()) {
        if (tokens[from]!.isBound === true) continue
        const length = lengthOfRun(words, at, tokens, from, matches)
        const isRun = isPhrase ? length === tokens.length : length > 1
        if (isRun && length > best.length) best = { length, isPhrase }
      }
    }
    if (best.length > 0) runs.push({ tokens: words.slice(at, at + best.length), isPhrase: best.isPhrase })
    at += Math.max(1, best.length)
  }
  return runs
}

/** The typed words that an abbreviation of the document says. */
function abbreviatedWords(words: readonly Token[], { sequences }: Marking): Set<Token> {
  const written = new Set(words.map(({ folded }) => folded))
  const typed = sequences.flatMap(({ tokens }) => tokens)
  const abbreviations = typed.filter(({ folded }) => written.has(folded) && !isSyllable(folded))
  return new Set(
    typed.filter(({ start, end }) =>
      abbreviations.some(
        (word) => word.start <= start && end <= word.end && end - start < word.end - word.start,
      ),
    ),
  )
}

/**
 * The words of each text of a document that match the query. A word alone is marked only if the document has it nowhere
 * beside its neighbour of the query, and no abbreviation says it; words that only join others where there is nothing else.
 */
export function marksOf(texts: readonly (readonly Token[])[], marking: Marking): Mark[][] {
  const matches = matchesIn(texts, marking)
  const runs = texts.map((words) => runsOf(words, marking, matches))
  const beside = new Set(runs.flat().flatMap(({ tokens }) => tokens.map(({ folded }) => folded)))
  const abbreviated = abbreviatedWords(texts.flat(), marking)
  const typed = marking.sequences
    .filter(({ isPhrase }) => !isPhrase)
    .flatMap(({ tokens }) => {
      const asking = questionWords(tokens)
      return tokens.filter(
        (word, at) => !isInLongForm(tokens, at) && !abbreviated.has(word) && !asking.has(word),
      )
    })
  const foldedTyped = new Set(typed.map(({ folded }) => folded))
  const alone = texts.map((words) =>
    words.filter(
      (word) =>
        !beside.has(word.folded) &&
        (foldedTyped.has(word.folded) || marking.continuations.has(word.folded)) &&
        typed.some((query) => matches(word, query)),
    ),
  )
  const says = (word: Token) => !isFunctionWord(word.exact)
  const anySays = beside.size > 0 || alone.flat().some(says)
  return texts.map((_words, i) =>
    [
      ...runs[i]!,
      ...alone[i]!.filter((word) => !anySays || says(word)).map((word): Mark => ({
        tokens: [word],
        isPhrase: false,
      })),
    ].toSorted((a, b) => a.tokens[0]!.start - b.tokens[0]!.start),
  )
}
