import { distance } from 'fastest-levenshtein'
import { withLikeFinals, withLikeInitials } from '../../../libraries/vietnamese/confusable-sounds.ts'
import { isLikeCompound } from '../../../libraries/vietnamese/like-compounds.ts'
import { nameWords } from '../../../libraries/vietnamese/person-names.ts'
import { isSyllable, readSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { bigramOf } from '../term.ts'
import type { WordWithExample } from './indexed-words.ts'
import type { IndexedForms } from './restore-diacritics.ts'
import { typedAs, type RequiredWord } from './required-words.ts'
import type { Pair, Run, RunWord } from './standing-runs.ts'

/** How many letters, hats and tones differ between a typed word and what was meant. */
const maxDifferences = 2
/** The cost of an initial or final that sounds alike, beside that of each letter, hat or tone. */
const soundCost = 1.2
/** How many words a typed one may stand for. */
const maxMeant = 8

/** Forms of words and bigrams by their letters. */
export type WordForms = ReadonlyMap<string, readonly WordWithExample[]>

/** A word that was typed, or that was meant. */
export interface MeantWord extends RunWord {
  /** As texts write it, in lower case. */
  written: string
  /** How unlikely it is; 0 for the word as typed. */
  cost: number
}

/** A word as it was typed; without marks it stands for all of its forms. */
export const typedWord = ({ token }: RequiredWord): MeantWord => ({
  folded: token.folded,
  exact: token.marked ? token.exact : null,
  written: token.written,
  cost: 0,
})

/** The letters of words that may be meant: those typed, and those with an initial or a final that sounds alike. */
export function likeFolded({ token, isInCode, isInPhrase }: RequiredWord): string[] {
  if (isInCode || isInPhrase || !isSyllable(token.folded)) return [token.folded]
  const isBarred = token.exact.startsWith('đ')
  const initials = isBarred ? [] : withLikeInitials(token.folded)
  return [token.folded, ...[...initials, ...withLikeFinals(token.folded)].filter(isSyllable)]
}

/** The folded words and bigrams of a query with all initials and finals that sound alike. */
export function likeTerms(words: readonly RequiredWord[]): string[] {
  const like = words.map(likeFolded)
  return words.flatMap(({ isNext }, i) => {
    if (!isNext) return like[i]!
    // one word of two is wrong: its neighbour has its own letters
    const [before, own] = [like[i - 1]!, like[i]!]
    return [
      ...own,
      ...own.map((folded) => bigramOf(before[0]!, folded)),
      ...before.slice(1).map((folded) => bigramOf(folded, own[0]!)),
    ]
  })
}

/** The cost of reading a form instead of the typed word; null if it is too far. */
function costOf(token: Token, form: Pick<MeantWord, 'folded' | 'exact'>): number | null {
  const exact = form.exact!
  if (form.folded === token.folded) {
    // a word without marks stands for all of its forms
    const differences = token.marked ? distance(token.exact, exact) : 0
    return differences > 0 && differences <= maxDifferences ? differences : null
  }
  const hasLikeFinal = withLikeFinals(token.folded).includes(form.folded)
  // đ sounds like no other initial
  if (!token.marked) return exact.startsWith('đ') && !hasLikeFinal ? null : soundCost
  return [...withLikeInitials(token.exact), ...withLikeFinals(token.exact)].includes(exact) ? soundCost : null
}

const isWritten = (word: RunWord, { folded, exact }: { folded: string; exact: string }) =>
  word.folded === folded && (word.exact === null || word.exact === exact)

/** What words of a query may mean: the typed word first, then forms that texts have beside its neighbours. */
export function meantWords(
  words: readonly RequiredWord[],
  indexed: IndexedForms,
  isFixed: (index: number) => boolean,
): MeantWord[][] {
  return words.map((word, i) => {
    const typed = typedWord(word)
    if (isFixed(i)) return [typed]
    const found = new Map<string, MeantWord>()
    const take = (written: string) => {
      const form = readSyllable(written)
      const cost = costOf(word.token, form)
      if (cost === null || found.has(form.exact)) return
      found.set(form.exact, { folded: form.folded, exact: form.exact, written: form.written, cost })
    }
    for (const folded of likeFolded(word)) {
      if (word.isNext) {
        for (const before of likeFolded(words[i - 1]!))
          for (const pair of indexed.get(bigramOf(before, folded)) ?? []) take(pair.word.split(' ')[1]!)
      }
      if (words[i + 1]?.isNext) {
        for (const after of likeFolded(words[i + 1]!))
          for (const pair of indexed.get(bigramOf(folded, after)) ?? []) take(pair.word.split(' ')[0]!)
      }
    }
    return [typed, ...[...found.values()].toSorted((a, b) => a.cost - b.cost).slice(0, maxMeant)]
  })
}

/** What words side by side are called in a set of runs; a star for any marks: `nghi5` is nghị, and `nghi5*` a typed code. */
export const runKey = (words: readonly RunWord[]): string =>
  words.map(({ folded, exact }) => exact ?? `${folded}*`).join(' ')

/** A word as a run of its own. */
export function runOf(indexed: WordForms, word: RunWord): Run {
  const forms = indexed.get(word.folded) ?? []
  const form = forms.find(
    ({ word: written }) => word.exact === null || readSyllable(written).exact === word.exact,
  )
  return {
    key: runKey([word]),
    words: [word],
    documents: form?.documents ?? 0,
    example: form?.example ?? null,
  }
}

/** The pair of two neighbours, if the vocabulary has it with these marks. */
export function pairOf(indexed: WordForms, left: RunWord, right: RunWord): Pair | null {
  const form = (indexed.get(bigramOf(left.folded, right.folded)) ?? []).find(({ word }) => {
    const [before, after] = word.split(' ').map(readSyllable)
    return isWritten(left, before!) && isWritten(right, after!)
  })
  if (form === undefined) return null
  return {
    key: runKey([left, right]),
    words: [left, right],
    documents: form.documents,
    example: form.example,
    documentsOf: [runOf(indexed, left).documents, runOf(indexed, right).documents],
  }
}

/** Whether a word begins with a capital. */
export const isCapital = (typed: string) => typed.charAt(0) !== typed.charAt(0).toLowerCase()
/** Whether a word has capitals only. */
export const isAllCapitals = (typed: string) => typed === typed.toUpperCase()

/**
 * The words of a query that are right whatever texts say: no syllables, codes, words in quotation marks, abbreviations,
 * names of persons, and words of which another one differs by a tone alone.
 */
export function fixedWords(text: string, words: readonly RequiredWord[]): boolean[] {
  const names = nameWords(
    words.map((word) => ({
      written: word.token.written,
      isCapital: isCapital(typedAs(text, word)),
      isNext: word.isNext,
    })),
  )
  const isShouted = isAllCapitals(text)
  const compounds = words.map(
    ({ token, isNext }, i) => isNext && isLikeCompound(bigramOf(words[i - 1]!.token.written, token.written)),
  )
  return words.map((word, i) => {
    const { folded } = word.token
    const isAbbreviation = !isShouted && folded.length > 1 && isAllCapitals(typedAs(text, word))
    return (
      word.isInCode ||
      word.isInPhrase ||
      folded.length < 2 ||
      !isSyllable(folded) ||
      isAbbreviation ||
      names[i]! ||
      compounds[i]! ||
      (compounds[i + 1] ?? false)
    )
  })
}
