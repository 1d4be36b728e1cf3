import { distance } from 'fastest-levenshtein'
import type { Connection } from '../../../platform/database/database.ts'
import { bigramOf, term } from '../term.ts'
import { readSyllable, type Syllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { viterbi } from './viterbi.ts'
import { countCombinations, type TermCombination } from './count-combinations.ts'
import type { IndexedWord } from './indexed-words.ts'
import { inCaseOf } from './required-words.ts'

export type IndexedForms = ReadonlyMap<string, readonly IndexedWord[]>

/** A word of a query that gets the marks that texts use. */
export interface UnaccentedWord {
  token: Token
  /** Without marks: as typed or as corrected. */
  folded: string
  /** The marks that were typed, as an exact form; null where there are none. */
  exact: string | null
  /** Whether it stands beside the word before it. */
  isNext: boolean
  /** Whether its typed marks are right. */
  keepsMarks?: boolean
}

/** The score of a bigram that some text has, and the cost of each letter that differs from the typed one. */
const bigramScore = 4
const letterCost = 3
/** The weight of how often a word comes: small beside its bigrams, because a common form is not always the meant one. */
const frequencyWeight = 0.1
/** The weight of words that rarely occur without each other: 'bổ' occurs in 'bổ nhiệm', 'bộ' beside many words. */
const boundWeight = 0.5

interface Form extends Syllable {
  /** How near it is to the marks that were typed. */
  nearness: number
}

function formsOf(indexed: IndexedForms, { folded, exact, keepsMarks = false }: UnaccentedWord): Form[] {
  const forms = (indexed.get(folded) ?? []).map(({ word }) => {
    const form = readSyllable(word)
    return { ...form, nearness: exact === null ? 0 : -letterCost * distance(exact, form.exact) }
  })
  return keepsMarks && exact !== null ? forms.filter((form) => form.exact === exact) : forms
}

const entryOf = ({ marked, exact, folded }: Form) => (marked ? term('exact', exact) : term('word', folded))

/** The entries of the other forms, because a form without marks has no separate entry. */
const otherEntries = (form: Form, forms: readonly Form[]) =>
  form.marked ? [] : forms.filter(({ marked }) => marked).map(entryOf)

const wordKey = (index: number, { written }: Form) => `${index} ${written}`
const bigramKey = (index: number, left: Form, right: Form) =>
  `${index} ${bigramOf(left.written, right.written)}`

function isBigram(indexed: IndexedForms, left: Form, right: Form): boolean {
  const written = bigramOf(left.written, right.written)
  return indexed.get(bigramOf(left.folded, right.folded))?.some(({ word }) => word === written) ?? false
}

/** The combinations to count for a choice between the forms of each word, by key. */
function combinationsOf(
  indexed: IndexedForms,
  words: readonly UnaccentedWord[],
  choices: readonly Form[][],
): Map<string, TermCombination> {
  const combinations = new Map<string, TermCombination>()
  for (const [index, forms] of choices.entries()) {
    if (forms.length > 1) {
      for (const form of forms)
        combinations.set(wordKey(index, form), { all: [entryOf(form)], none: otherEntries(form, forms) })
    }
    const before = choices[index - 1]
    if (!before || !words[index]!.isNext || before.length * forms.length === 1) continue
    for (const left of before) {
      for (const right of forms.filter((form) => isBigram(indexed, left, form))) {
        combinations.set(bigramKey(index, left, right), {
          all: [entryOf(left), entryOf(right), term('pair', bigramOf(left.folded, right.folded))],
          none: [...otherEntries(left, before), ...otherEntries(right, forms)],
        })
      }
    }
  }
  return combinations
}

/**
 * Gives words the marks that texts use. It prefers forms that are near the typed ones, that are side by side in some text,
 * and that the newest posts use most. A word that no text has stays as typed.
 */
export async function restoreDiacritics(
  connection: Connection,
  indexed: IndexedForms,
  text: string,
  words: readonly UnaccentedWord[],
): Promise<string[]> {
  const typed = words.map(({ token }) => text.slice(token.start, token.end))
  const choices = words.map((word): Form[] => {
    const forms = formsOf(indexed, word)
    return forms.length > 0 ? forms : [{ ...word.token, nearness: 0 }]
  })
  const counts = await countCombinations(connection, combinationsOf(indexed, words, choices))
  const times = (key: string) => counts.get(key) ?? 0
  const path = viterbi(choices, {
    emission: (form, index) => form.nearness + frequencyWeight * Math.log10(1 + times(wordKey(index, form))),
    transition: (left, right, index) => {
      if (!words[index]!.isNext || !isBigram(indexed, left, right)) return 0
      const timesTogether = times(bigramKey(index, left, right))
      // a word with a single form is not counted: it decides nothing
      const counted = [wordKey(index - 1, left), wordKey(index, right)].filter((key) => counts.has(key))
      const timesApart = Math.max(1, Math.min(...counted.map(times)))
      return (
        bigramScore +
        Math.log10(1 + timesTogether) +
        (counted.length > 0 ? (boundWeight * timesTogether) / timesApart : 0)
      )
    },
  })
  return path.map((form, index) =>
    form.exact === words[index]!.token.exact ? typed[index]! : inCaseOf(typed[index]!, form.written),
  )
}
