import { skip, wordSet, type ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { measures } from '../vocabulary/labels.ts'
import { comrades } from '../vocabulary/units.ts'
import { countOf } from './counted-noun.ts'
import { nounAt } from './nouns.ts'
import { readPartOpener } from './part-words.ts'
import type { UnitRule } from './unit-rule.ts'

const readMeasure = phraseReader(measures)
const readComrade = phraseReader(comrades)
/** Words between a measure and the number. */
const links = wordSet(['đối', 'với', 'cho', ':', 'đã'])
const starts = new Set([',', ';', ':', '.', '(', ')', ...wordSet(['và'])])
/** The most words of a label. */
const maxLabelTokens = 8
/** How far before the number Party members are looked for, in tokens. */
const reach = 80

/**
 * The words that tell the disciplined from others: the measure (khiển trách 25 đảng viên), or who has decided it (huyện ủy
 * kỷ luật 8 đồng chí).
 */
export function measureBefore(parsed: ParsedText, from: number): { from: number; to: number } | undefined {
  const { tokens } = parsed
  let at = from
  while (at > from - 3 && links.has(tokens[at - 1]?.form ?? '')) at -= 1
  const measure = readMeasure.before(tokens, at)
  if (measure === undefined) return undefined
  if (measure.meaning) return { from: measure.from, to: measure.to }
  let start = measure.from
  while (start > 0 && measure.from - start <= maxLabelTokens && tokens[start - 1]!.kind === 'word') {
    if (starts.has(tokens[start - 1]!.form) || readPartOpener.before(tokens, start)) break
    start -= 1
  }
  return start < measure.from && measure.from - start <= maxLabelTokens
    ? { from: start, to: measure.from }
    : undefined
}

/** Whether the paragraph has spoken of Party members before a number. */
function speaksOfMembers(parsed: ParsedText, before: number): boolean {
  for (let at = before - 1; at >= Math.max(0, before - reach); at--) {
    if (parsed.tokens[at]!.kind === 'break') return false
    if (nounAt(parsed, at)?.unit === 'member') return true
  }
  return false
}

export const disciplinedRule: UnitRule = {
  name: 'disciplined',
  example: 'Kỷ luật 15 đảng viên. Hình thức: khiển trách 11 đồng chí; cảnh cáo 4 đồng chí.',
  description:
    'A number before đồng chí, directly behind a measure of discipline, where the paragraph has spoken of Party members: it counts members.',
  confidence: 0.8,
  read({ parsed, quantity, counted }) {
    const comrade = readComrade(parsed.tokens, quantity.to)
    if (comrade === undefined || quantity.denominator !== null || quantity.multiplied) return undefined
    const label = measureBefore(parsed, quantity.from)
    if (label === undefined || !speaksOfMembers(parsed, quantity.from)) return undefined
    // đồng chí giảng viên are counted as what they are
    if (nounAt(parsed, skip(parsed, links, comrade.to, 1))) return undefined
    const value = countOf(quantity)
    const whole = counted?.unit === 'member' && value <= counted.value ? counted : undefined
    return { unit: 'member', value, denominator: null, from: quantity.from, to: comrade.to, label, whole }
  },
}
