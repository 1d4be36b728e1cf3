import { formOf } from '../text/letters.ts'
import type { Token } from '../text/token.ts'
import {
  digitWords,
  hundredWords,
  multiplierWords,
  tenWords,
  zeroUnitWords,
} from '../vocabulary/number-words.ts'

const compiled = (words: Record<string, number>) =>
  new Map(Object.entries(words).map(([word, value]) => [formOf(word), value]))

const digits = compiled(digitWords)
const tens = compiled(tenWords)
const hundreds = compiled(hundredWords)
const multipliers = compiled(multiplierWords)
const zeroUnits = new Set(zeroUnitWords.map(formOf))
const [ten, five, zero, four, lam, mot] = ['mười', 'năm', 'không', 'tư', 'lăm', 'mốt'].map(formOf)

/** The factor of a multiplier word: nghìn, triệu, tỷ. */
export const multiplierOf = (token: Token | undefined): number | undefined =>
  token?.kind === 'word' ? multipliers.get(token.form) : undefined

/** The value of the words read so far: whole thousands, the section below a thousand, and the last digit. */
interface State {
  whole: number
  section: number
  digit: number | undefined
  /** The kind of the last word, which says what may follow. */
  last: 'start' | 'digit' | 'ten' | 'hundred' | 'zero unit' | 'multiplier'
}

/**
 * Reads a number in words that begins at a token, such as `một trăm linh năm`; undefined if none begins there.
 * `hai mươi năm` means twenty years: five after tens is `lăm`.
 */
export function readWords(
  tokens: readonly Token[],
  from: number,
): { value: number; to: number; words: number } | undefined {
  const state: State = { whole: 0, section: 0, digit: undefined, last: 'start' }
  let at = from
  while (at < tokens.length && tokens[at]!.kind === 'word' && take(state, tokens, at)) at += 1
  if (at === from) return undefined
  if (state.last === 'zero unit') return undefined
  return { value: state.whole + state.section + (state.digit ?? 0), to: at, words: at - from }
}

function take(state: State, tokens: readonly Token[], at: number): boolean {
  const { form } = tokens[at]!
  const next = tokens[at + 1]?.form ?? ''
  if (form === zero) return state.last === 'multiplier' && hundreds.has(next) && takeDigit(state, 0)
  const digit = digits.get(form)
  if (digit !== undefined) return mayBeDigit(state, form, next) && takeDigit(state, digit)
  if (form === ten) return takeTens(state, 1, state.last !== 'digit' && state.last !== 'ten')
  if (tens.has(form)) return takeTens(state, state.digit ?? 0, state.last === 'digit')
  if (hundreds.has(form)) {
    if (state.last !== 'digit' || state.section !== 0) return false
    state.section = (state.digit ?? 0) * 100
    return endsSection(state, 'hundred')
  }
  if (zeroUnits.has(form)) {
    if (state.last !== 'hundred' && state.last !== 'multiplier') return false
    return digits.has(next) && endsSection(state, 'zero unit')
  }
  return takeMultiplier(state, multipliers.get(form))
}

function mayBeDigit(state: State, form: string, next: string): boolean {
  if (state.last === 'digit') return false
  if (form === lam || form === mot || form === four) return state.last === 'ten'
  if (form !== five || state.last === 'start' || state.last === 'zero unit') return true
  return state.last !== 'ten' && (tens.has(next) || hundreds.has(next))
}

function takeDigit(state: State, digit: number): boolean {
  state.digit = digit
  state.last = 'digit'
  return true
}

function takeTens(state: State, count: number, allowed: boolean): boolean {
  if (!allowed) return false
  state.section += count * 10
  return endsSection(state, 'ten')
}

function takeMultiplier(state: State, factor: number | undefined): boolean {
  const section = state.section + (state.digit ?? 0)
  if (factor === undefined || section === 0 || state.last === 'multiplier') return false
  if (state.whole !== 0 && state.whole % (factor * 1000) !== 0) return false
  state.whole += section * factor
  state.section = 0
  return endsSection(state, 'multiplier')
}

function endsSection(state: State, last: State['last']): boolean {
  state.digit = undefined
  state.last = last
  return true
}
