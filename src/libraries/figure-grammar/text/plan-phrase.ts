import { distance } from 'fastest-levenshtein'
import {
  bothInAndOut,
  documentAfterPlan,
  insidePlan,
  notInside,
  notOutside,
  outsidePlan,
  planNoun,
} from '../vocabulary/plan.ts'
import { formOf, plainOf } from './letters.ts'
import type { Phrase } from './phrases.ts'
import type { Token } from './token.ts'

const inside = new Set(insidePlan)
const others = new Set(notOutside)
const verbs = new Set(notInside.map(formOf))
const documents = new Set(documentAfterPlan.map(formOf))
const joining = new Set(bothInAndOut.map(formOf))
const whole = planNoun.join('')
/** The longest misspelling that is compared, so that comparing stays cheap. */
const maxLetters = 9

const plain = (token: Token | undefined): string =>
  token?.kind === 'word' && token.form.length <= 2 * maxLetters ? plainOf(token.form) : ''

/**
 * Reads `trong kế hoạch` (true) or `ngoài kế hoạch` (false) at a token, misspelled or not: `ngài kết hoạch`,
 * `ngòai kế hoach`, `nogài KH`. A plan with a number is a document and not read; `trong và ngoài kế hoạch` says nothing.
 */
export function planPhraseAt(tokens: readonly Token[], from: number): Phrase<boolean> | undefined {
  // no other letter begins such a phrase; the check avoids removing marks, which is the slowest step
  const first = tokens[from]?.form ?? ''
  if (!/^[tnđd]/.test(first) || verbs.has(first)) return undefined
  const meaning = preposition(plain(tokens[from]))
  if (meaning === undefined || isBoth(tokens, from, meaning)) return undefined
  // theo đúng kế hoạch
  const at = meaning && preposition(plain(tokens[from + 1])) === true ? from + 2 : from + 1
  const to = endOfPlan(tokens, at)
  return to === undefined || isDocument(tokens, to) ? undefined : { from, to, meaning }
}

/** Whether the other preposition stands before this one: trong và ngoài, trong lẫn ngoài. */
const isBoth = (tokens: readonly Token[], from: number, meaning: boolean): boolean =>
  joining.has(tokens[from - 1]?.form ?? '') && preposition(plain(tokens[from - 2])) === !meaning

function preposition(word: string): boolean | undefined {
  if (inside.has(word)) return true
  if (word.length < 4 || word.length > 7 || others.has(word) || word[0] !== outsidePlan[0]) return undefined
  return distance(word, outsidePlan) <= 2 ? false : undefined
}

function endOfPlan(tokens: readonly Token[], at: number): number | undefined {
  const first = plain(tokens[at])
  if (first[0] !== 'k' || first.length > maxLetters) return undefined
  if (first === 'kh' || (first.length > 5 && distance(first, whole) <= 2)) return at + 1
  const second = plain(tokens[at + 1])
  if (first.length > 4 || distance(first, planNoun[0]) > 1 || second.length > maxLetters) return undefined
  const differences = distance(second, planNoun[1])
  return differences <= 1 || (differences === 2 && second.length >= 5) ? at + 2 : undefined
}

function isDocument(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  const joined = tokens[at + 1]
  if (next === undefined) return false
  if (documents.has(next.form) || next.kind === 'code') return true
  return next.kind === 'number' && joined !== undefined && !joined.spaced && /^[-/]$/.test(joined.form)
}
