import { distance } from 'fastest-levenshtein'
import type { Connection } from '../../../platform/database/database.ts'
import { pairOf, term } from '../term.ts'
import { readSyllable, type Syllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { bestPath } from './best-path.ts'
import { countCombinations, type TermCombination } from './count-combinations.ts'
import type { IndexedWord } from './indexed-words.ts'

export type IndexedForms = ReadonlyMap<string, readonly IndexedWord[]>

/** A word that gets the marks that texts use. */
export interface WordToSpell {
  token: Token
  /** Without marks: as typed or as corrected. */
  folded: string
  /** The marks that were typed, as an exact form; null where there are none. */
  exact: string | null
  /** Whether it stands beside the word before it. */
  isNext: boolean
}

/** The score of two neighbours that some text has side by side, and the cost of each letter that differs from the typed one. */
const PAIR_SCORE = 4
const LETTER_COST = 3
/** The weight of how often a word comes: small beside its pairs, because a common form is not always the meant one. */
const ALONE_WEIGHT = 0.1
/** The weight of words that seldom come without each other: 'bổ' comes in 'bổ nhiệm', 'bộ' beside many words. */
const BOUND_WEIGHT = 0.5

interface Form extends Syllable {
  /** How near it is to the marks that were typed. */
  nearness: number
}

function formsOf(known: IndexedForms, { folded, exact }: WordToSpell): Form[] {
  return (known.get(folded) ?? []).map(({ word }) => {
    const form = readSyllable(word)
    return { ...form, nearness: exact === null ? 0 : -LETTER_COST * distance(exact, form.exact) }
  })
}

const entryOf = ({ marked, exact, folded }: Form) => (marked ? term('exact', exact) : term('word', folded))

/** Entries of the other forms: a form without marks has no entry of its own. */
const otherEntries = (form: Form, forms: readonly Form[]) =>
  form.marked ? [] : forms.filter(({ marked }) => marked).map(entryOf)

const aloneKey = (index: number, { written }: Form) => `${index} ${written}`
const pairKey = (index: number, left: Form, right: Form) => `${index} ${pairOf(left.written, right.written)}`

function isPair(known: IndexedForms, left: Form, right: Form): boolean {
  const written = pairOf(left.written, right.written)
  return known.get(pairOf(left.folded, right.folded))?.some(({ word }) => word === written) ?? false
}

/** The combinations to count for a choice between the forms of each word, by key. */
function combinationsOf(
  known: IndexedForms,
  words: readonly WordToSpell[],
  choices: readonly Form[][],
): Map<string, TermCombination> {
  const combinations = new Map<string, TermCombination>()
  for (const [index, forms] of choices.entries()) {
    if (forms.length > 1) {
      for (const form of forms)
        combinations.set(aloneKey(index, form), { all: [entryOf(form)], none: otherEntries(form, forms) })
    }
    const before = choices[index - 1]
    if (!before || !words[index]!.isNext || before.length * forms.length === 1) continue
    for (const left of before) {
      for (const right of forms.filter((form) => isPair(known, left, form))) {
        combinations.set(pairKey(index, left, right), {
          all: [entryOf(left), entryOf(right), term('pair', pairOf(left.folded, right.folded))],
          none: [...otherEntries(left, before), ...otherEntries(right, forms)],
        })
      }
    }
  }
  return combinations
}

/** The word in capitals where the typed word is. */
function inCaseOf(typed: string, word: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase()
  const [first = ''] = typed
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1)
}

/**
 * Gives words the marks that texts use: forms that are near the typed ones, that stand side by side in some text, and that
 * the newest posts use most. A word that no text has stays as typed.
 */
export async function spell(
  connection: Connection,
  known: IndexedForms,
  text: string,
  words: readonly WordToSpell[],
): Promise<string[]> {
  const typed = words.map(({ token }) => text.slice(token.start, token.end))
  const choices = words.map((word): Form[] => {
    const forms = formsOf(known, word)
    return forms.length > 0 ? forms : [{ ...word.token, nearness: 0 }]
  })
  const counts = await countCombinations(connection, combinationsOf(known, words, choices))
  const times = (key: string) => counts.get(key) ?? 0
  const path = bestPath(choices, {
    alone: (form, index) => form.nearness + ALONE_WEIGHT * Math.log10(1 + times(aloneKey(index, form))),
    together: (left, right, index) => {
      if (!words[index]!.isNext || !isPair(known, left, right)) return 0
      const together = times(pairKey(index, left, right))
      // a word with a single form is not counted: it decides nothing
      const counted = [aloneKey(index - 1, left), aloneKey(index, right)].filter((key) => counts.has(key))
      const apart = Math.max(1, Math.min(...counted.map(times)))
      return (
        PAIR_SCORE + Math.log10(1 + together) + (counted.length > 0 ? (BOUND_WEIGHT * together) / apart : 0)
      )
    },
  })
  return path.map((form, index) =>
    form.exact === words[index]!.token.exact ? typed[index]! : inCaseOf(typed[index]!, form.written),
  )
}
