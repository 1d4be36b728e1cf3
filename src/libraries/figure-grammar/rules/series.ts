import { phraseReader } from '../text/phrases.ts'
import type { ParsedText } from '../parsed-text.ts'
import { seriesKinds, seriesNouns, seriesWords } from '../vocabulary/publications.ts'
import { countOf } from './counted-noun.ts'
import type { UnitRule } from './unit-rule.ts'

const readWord = phraseReader(seriesWords)
const readKind = phraseReader(seriesKinds)
const readNoun = phraseReader(seriesNouns)
/** The largest distance to the name of the series, in tokens. */
const maxDistanceTokens = 12

/** The nearest name of a series in the same item; a name after the number wins over a name before it. */
function kindNear({ tokens, places }: ParsedText, from: number, to: number): 'issue' | 'episode' | undefined {
  const { item } = places[from]!
  for (let at = to; at < Math.min(tokens.length, to + maxDistanceTokens); at++) {
    if (places[at]!.item !== item || tokens[at]!.kind === 'number') break
    const kind = readKind(tokens, at)
    if (kind) return kind.meaning
  }
  for (let at = from - 1; at >= Math.max(0, from - maxDistanceTokens); at--) {
    if (places[at]!.item !== item) break
    const kind = readKind(tokens, at)
    if (kind) return kind.meaning
  }
  return undefined
}

export const seriesRule: UnitRule = {
  name: 'series',
  example: 'Xuất bản 04 số Bản tin, phát 12 số trong chuyên mục truyền hình.',
  description:
    'A number before số or kỳ, with the name of the series near it: issues of a bulletin, episodes of a broadcast. In `Bản tin số 3` it is the number of an issue, not a count.',
  confidence: 0.9,
  read({ parsed, quantity }) {
    const { denominator, from, to } = quantity
    const word = readWord(parsed.tokens, to)
    const noun = word ? undefined : readNoun(parsed.tokens, to)
    const unit = word ? kindNear(parsed, from, word.to) : noun?.meaning
    if (unit === undefined) return undefined
    return { unit, value: countOf(quantity), denominator, from, to: word?.to ?? noun!.to }
  },
}
