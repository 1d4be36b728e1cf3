import { distance } from 'fastest-levenshtein'
import type { Connection } from '../../../platform/database/database.ts'
import { pairOf, term } from '../term.ts'
import { readSyllable, type Syllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { bestPath } from './best-path.ts'
import { timesSaid, type Saying } from './times-said.ts'
import type { KnownWord } from './words.ts'

export type KnownForms = ReadonlyMap<string, readonly KnownWord[]>

/** A word to be written as texts do. */
export interface Unspelled {
  token: Token
  /** Without marks: what was typed, or what it was meant as. */
  folded: string
  /** The marks that were typed, as an exact form; null where there are none. */
  exact: string | null
  /** Whether it stands beside the word before it. */
  isNext: boolean
}

/** What two neighbours that some text has side by side are worth, and what each letter that differs from the typed one costs. */
const PAIR = 4
const LETTER = 3
/** How often a word comes decides little beside how often its pairs do: a common form is not meant for that. */
const ALONE = 0.1
/** What it is worth that words hardly come but together: 'bổ' comes in 'bổ nhiệm', 'bộ' beside much else. */
const BOUND = 0.5

interface Form extends Syllable {
  /** How near it is to the marks that were typed. */
  nearness: number
}

function formsOf(known: KnownForms, { folded, exact }: Unspelled): Form[] {
  return (known.get(folded) ?? []).map(({ word }) => {
    const form = readSyllable(word)
    return { ...form, nearness: exact === null ? 0 : -LETTER * distance(exact, form.exact) }
  })
}

const entryOf = ({ marked, exact, folded }: Form) => (marked ? term('exact', exact) : term('word', folded))

/** Entries of what is not this form: a word without marks has none of its own. */
const otherEntries = (form: Form, forms: readonly Form[]) =>
  form.marked ? [] : forms.filter(({ marked }) => marked).map(entryOf)

const aloneKey = (place: number, { written }: Form) => `${place} ${written}`
const pairKey = (place: number, left: Form, right: Form) => `${place} ${pairOf(left.written, right.written)}`

function isPair(known: KnownForms, left: Form, right: Form): boolean {
  const written = pairOf(left.written, right.written)
  return known.get(pairOf(left.folded, right.folded))?.some(({ word }) => word === written) ?? false
}

/** What has to be counted to choose between the forms of each place, by key. */
function sayingsOf(
  known: KnownForms,
  words: readonly Unspelled[],
  places: readonly Form[][],
): Map<string, Saying> {
  const sayings = new Map<string, Saying>()
  for (const [place, forms] of places.entries()) {
    if (forms.length > 1) {
      for (const form of forms)
        sayings.set(aloneKey(place, form), { all: [entryOf(form)], none: otherEntries(form, forms) })
    }
    const before = places[place - 1]
    if (!before || !words[place]!.isNext || before.length * forms.length === 1) continue
    for (const left of before) {
      for (const right of forms.filter((form) => isPair(known, left, form))) {
        sayings.set(pairKey(place, left, right), {
          all: [entryOf(left), entryOf(right), term('pair', pairOf(left.folded, right.folded))],
          none: [...otherEntries(left, before), ...otherEntries(right, forms)],
        })
      }
    }
  }
  return sayings
}

/** In capitals where what was typed is. */
function inCaseOf(typed: string, word: string): string {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase()
  const [first = ''] = typed
  return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1)
}

/**
 * Words in the marks that texts put on them: those that are near what was typed, that stand side by side in some text, and
 * that the newest posts use most. What no text has stays as it was typed.
 */
export async function spell(
  connection: Connection,
  known: KnownForms,
  text: string,
  words: readonly Unspelled[],
): Promise<string[]> {
  const typed = words.map(({ token }) => text.slice(token.start, token.end))
  const places = words.map((word): Form[] => {
    const forms = formsOf(known, word)
    return forms.length > 0 ? forms : [{ ...word.token, nearness: 0 }]
  })
  const said = await timesSaid(connection, sayingsOf(known, words, places))
  const times = (key: string) => said.get(key) ?? 0
  const path = bestPath(places, {
    alone: (form, place) => form.nearness + ALONE * Math.log10(1 + times(aloneKey(place, form))),
    together: (left, right, place) => {
      if (!words[place]!.isNext || !isPair(known, left, right)) return 0
      const together = times(pairKey(place, left, right))
      // of a word with one form alone nothing is counted, for it decides nothing
      const counted = [aloneKey(place - 1, left), aloneKey(place, right)].filter((key) => said.has(key))
      const apart = Math.max(1, Math.min(...counted.map(times)))
      return PAIR + Math.log10(1 + together) + (counted.length > 0 ? (BOUND * together) / apart : 0)
    },
  })
  return path.map((form, place) =>
    form.exact === words[place]!.token.exact ? typed[place]! : inCaseOf(typed[place]!, form.written),
  )
}
