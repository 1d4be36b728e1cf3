import type { Draft } from './draft.ts'
import { readPartOpener } from './rules/part-words.ts'
import { skip, wordSet, type ParsedText } from './parsed-text.ts'
import { phraseReader } from './text/phrases.ts'
import { totalWords } from './vocabulary/relations.ts'

const readTotal = phraseReader(totalWords)
const links = wordSet([',', '(', ':', 'có', 'là'])

/**
 * A hint for editors: `total` if the text says so or lists parts after the figure, `part` inside a parenthesis or after
 * trong đó. Sums never use it.
 */
export function hintOf(
  parsed: ParsedText,
  draft: Draft,
  previous: Draft | undefined,
): 'total' | 'part' | null {
  const { tokens, places } = parsed
  const place = places[draft.from]!
  const isPercent = draft.unit === 'percent'
  if (draft.whole !== undefined && draft.denominator === null) return 'part'
  if (place.opener !== -1 && !isPercent && previous !== undefined) {
    const before = places[previous.from]!
    if (before.sentence === place.sentence) return 'part'
  }
  const start =
    tokens[draft.from - 1] && links.has(tokens[draft.from - 1]!.form) ? draft.from - 1 : draft.from
  if (readPartOpener.before(parsed.tokens, start)) return 'part'
  if (readTotal.before(parsed.tokens, draft.from) || readTotal(tokens, draft.from)) return 'total'
  return readPartOpener(tokens, skip(parsed, links, draft.to, 2)) ? 'total' : null
}
