import { textOf, type ParsedText } from '../parsed-text.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { formerNameWords, stateWords } from '../vocabulary/bodies.ts'

const readState = phraseReader(stateWords)
const readFormerName = phraseReader(formerNameWords)

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
    const state = readState(tokens, at)
    if (state && state.to <= end) return state.meaning === 'former' ? wordsOf(parsed, state) : undefined
    const name = isOwnClause ? readFormerName(tokens, at) : undefined
    if (name && name.to <= end) return wordsOf(parsed, name)
  }
  return undefined
}

const wordsOf = (parsed: ParsedText, { from, to }: Phrase<unknown>): string =>
  textOf(parsed, from, to).normalize('NFC').replace(/\s+/gu, ' ').toLowerCase()
