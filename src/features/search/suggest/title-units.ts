import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import {
  firstUnitLength,
  isCommaPair,
  isOpenWord,
  isSingleWord,
  isUnit,
  maxUnitWords,
} from './common-phrases.ts'

/** Words of a title that belong together: a word of one or several syllables, a name, or the code of a document. */
export interface TitleUnit {
  /** The places of its first word and of the word after its last one. */
  from: number
  to: number
  /** Whether a phrase may end with it. */
  canEnd: boolean
  /** Whether a phrase may go on with it: no punctuation is before it. */
  joinsBefore: boolean
}

/** A title with its words and units. */
export interface ParsedTitle {
  text: string
  tokens: readonly Token[]
  units: readonly TitleUnit[]
}

const isInCode = ({ folded }: Token) => /\d/.test(folded)

/** What is between two words: nothing but a space, the dash or slash of a compound, a comma, or the end of a clause. */
function gapBetween(text: string, left: Token, right: Token): 'space' | 'comma' | 'end' {
  const between = text.slice(left.end, right.start)
  if (/^\s+$/.test(between) || /^[-/\u2010-\u2013&]$/.test(between)) return 'space'
  return /^,\s+$/.test(between) ? 'comma' : 'end'
}

/** How many words from a place on are one unit, up to the end of a clause. */
function unitLength(text: string, tokens: readonly Token[], from: number): number {
  const { joined } = tokens[from]!
  if (joined) return joined.words
  let clause = 1
  while (
    clause < maxUnitWords &&
    from + clause < tokens.length &&
    gapBetween(text, tokens[from + clause - 1]!, tokens[from + clause]!) === 'space'
  )
    clause += 1
  const forms = tokens.slice(from, from + clause).map(({ exact }) => exact)
  for (let length = clause; length > 1; length -= 1) if (isUnit(forms.slice(0, length))) return length
  return 1
}

/** Whether a syllable is neither a known word nor a number: it may be half of a name. */
const isUnknown = (token: Token) =>
  !isSingleWord(token.exact) && !isOpenWord(token.exact) && !isInCode(token) && token.joined === undefined

/** Whether a syllable is written in small letters. */
const isSmall = (text: string, { start }: Token) => text.charAt(start) === text.charAt(start).toLowerCase()

/** Whether a syllable that no list knows is half of a word with the next one: `liên` before `đội`, and not `Huế` before `mở`. */
function isHalf(text: string, tokens: readonly Token[], at: number): boolean {
  const [syllable, next] = [tokens[at]!, tokens[at + 1]]
  return (
    next !== undefined &&
    isUnknown(syllable) &&
    isSmall(text, syllable) &&
    isSmall(text, next) &&
    gapBetween(text, syllable, next) === 'space' &&
    isSingleWord(next.exact) &&
    !isOpenWord(next.exact) &&
    unitLength(text, tokens, at + 1) === 1
  )
}

/** Whether a number begins a range: `2021 - 2026`. */
function beginsRange(text: string, tokens: readonly Token[], at: number): boolean {
  const [number, next] = [tokens[at]!, tokens[at + 1]]
  if (next === undefined || !isInCode(number) || !isInCode(next)) return false
  return /^\s*[-\u2010-\u2013]\s*$/.test(text.slice(number.end, next.start))
}

/**
 * Whether a single word goes on the single word before it as a name of known syllables: `Tân Kỳ`. In a title whose words
 * all have capitals, capitals say nothing, nor does that of the first word.
 */
function goesOn(
  text: string,
  tokens: readonly Token[],
  before: TitleUnit & { isUnknown: boolean },
  at: number,
): boolean {
  const hasCapital = (token: Token): boolean => !isSmall(text, token) && !isInCode(token)
  const isTitleCase = (): boolean => tokens.filter((token) => isSmall(text, token)).length * 2 < tokens.length
  return (
    before.to > 1 &&
    (before.isUnknown || before.to - before.from === 1) &&
    !isOpenWord(tokens[before.to - 1]!.exact) &&
    hasCapital(tokens[before.to - 1]!) &&
    hasCapital(tokens[at]!) &&
    !isTitleCase()
  )
}

/** Splits a title into its units. */
export function parseTitle(text: string): ParsedTitle {
  const tokens = tokensOf(text)
  const units: (TitleUnit & { isUnknown: boolean })[] = []
  // the end of a unit of which a shorter one was taken
  let ofLonger = 0
  for (let from = 0; from < tokens.length;) {
    const longest = unitLength(text, tokens, from)
    const length =
      from < ofLonger || tokens[from]!.joined
        ? longest
        : firstUnitLength(tokens.slice(from, from + longest).map(({ exact }) => exact))
    ofLonger = Math.max(ofLonger, from + longest)
    const to = from + length
    const last = units.at(-1)
    const [first, ...others] = tokens.slice(from, to)
    const gap = last === undefined ? 'end' : gapBetween(text, tokens[from - 1]!, first!)
    const unknown = length === 1 && isUnknown(first!)
    const formsOf = (words: readonly Token[]) => words.map(({ exact }) => exact)
    // syllables that no list knows are one name: Yên Bình
    const isName = (before: NonNullable<typeof last>): boolean =>
      (before.isUnknown && unknown) || (length === 1 && goesOn(text, tokens, before, from))
    if (last !== undefined && gap === 'space' && isName(last)) {
      last.to = to
      last.canEnd = true
    } else
      units.push({
        from,
        to,
        isUnknown: unknown,
        canEnd:
          !beginsRange(text, tokens, to - 1) &&
          (others.length > 0 || !(isOpenWord(first!.exact) || isHalf(text, tokens, from))),
        joinsBefore:
          gap === 'space' ||
          (gap === 'comma' &&
            isCommaPair(formsOf(tokens.slice(last!.from, last!.to)), formsOf([first!, ...others]))),
      })
    from = to
  }
  return { text, tokens, units }
}
