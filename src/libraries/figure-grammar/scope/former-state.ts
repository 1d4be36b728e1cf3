import { textOf, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { dayStateWords, formerNameWords, stateWords } from '../vocabulary/former-states.ts'

const readState = phraseReader(stateWords)
const readFormerName = phraseReader(formerNameWords)

const readDayState = phraseReader(dayStateWords)
const [month, year] = ['tháng', 'năm'].map(formOf)

type State = Phrase<'former' | 'current' | 'beginning'>

/** `Trước ngày 01/7/2025`: the day on which provinces and communes were merged. */
function dayStateAt({ tokens }: ParsedText, at: number): State | undefined {
  const words = readDayState(tokens, at)
  if (!words) return undefined
  const [day, first, monthNumber, second, yearNumber] = tokens
    .slice(words.to, words.to + 5)
    .map(({ form }) => form)
  const isDay = Number(day) === 1 && Number(monthNumber) === 7 && yearNumber === '2025'
  const isWritten = (first === '/' && second === '/') || (first === month && second === year)
  return isDay && isWritten ? { ...words, to: words.to + 5 } : undefined
}

/** The most tokens before a figure that are read. */
const maxTokens = 80

/**
 * The words that say that a figure is of what was before a merger: `Trước sáp nhập, Đảng bộ tỉnh có 48.000 đảng viên`. The
 * last ones of its sentence hold, of `trước sáp nhập có 63, sau sáp nhập còn 42`; (cũ) holds for its own clause.
 */
export function formerStateOf(parsed: ParsedText, end: number): string | undefined {
  const { tokens, places } = parsed
  let isOwnClause = true
  const first = Math.max(0, end - maxTokens)
  for (let at = end - 1; at >= first && places[at]!.sentence === places[end]!.sentence; at--) {
    if (tokens[at]!.form === ';') isOwnClause = false
    const state = readState(tokens, at) ?? dayStateAt(parsed, at)
    const isInside = state?.meaning === 'beginning' && places[at - 1]?.sentence === places[at]!.sentence
    if (state && state.to <= end && !isInside)
      return state.meaning === 'current' ? undefined : wordsOf(parsed, state)
    const name = isOwnClause ? readFormerName(tokens, at) : undefined
    if (name && name.to <= end) return wordsOf(parsed, name)
  }
  return undefined
}

const wordsOf = (parsed: ParsedText, { from, to }: Phrase<unknown>): string =>
  textOf(parsed, from, to).normalize('NFC').replace(/\s+/gu, ' ').toLowerCase()
