import type { Draft } from '../draft.ts'
import { skip, wordSet, type ParsedText } from '../parsed-text.ts'

const before = wordSet([',', 'bao', ':', '(', 'đó', 'là'])
const openers = wordSet(['gồm'])
const separators = wordSet([',', ';', 'và', 'có', 'với'])
/** What tells that a list goes on: và các lớp khác, v.v. */
const openEnds = wordSet([
  'khác',
  'vv',
  'v',
  'chủ',
  'yếu',
  'một',
  'số',
  'các',
  'những',
  'nhiều',
  'còn',
  'lại',
])

/**
 * Finds the parts of figures whose sentence names all of them: `mở 30 lớp, gồm: 10 lớp ..., 12 lớp ... và 8 lớp ...` up to its
 * end, each part with its number and noun, and nothing else that is counted.
 */
export function markWholeLists(parsed: ParsedText, drafts: readonly Draft[]): void {
  const { tokens, places } = parsed
  for (const [index, whole] of drafts.entries()) {
    const opener = skip(parsed, before, whole.to, 4)
    if (tokens[opener] === undefined || !openers.has(tokens[opener]!.form)) continue
    const { sentence } = places[whole.from]!
    const parts: Draft[] = []
    let end = skip(parsed, before, opener + 1, 1)
    let isRead = true
    for (let next = index + 1; isRead && places[drafts[next]?.from ?? -1]?.sentence === sentence; next += 1) {
      const part = drafts[next]!
      isRead &&= part.unit === whole.unit && part.qualifier === 'exact' && part.denominator === null
      // one number begins each item
      isRead &&=
        parts.length === 0
          ? skip(parsed, separators, end, 2) === part.from
          : isNextItem(parsed, parts.at(-1)!, part)
      parts.push(part)
      end = part.to
    }
    if (!isRead || parts.length < 2) continue
    let stop = end
    while (stop < tokens.length && places[stop]!.sentence === sentence && tokens[stop]!.kind !== 'break')
      stop += 1
    const rest = tokens.slice(end, stop)
    const isOpen =
      tokens.slice(opener, stop).some(({ form }) => openEnds.has(form)) ||
      rest.some(({ form }) => form === ',' || form === ';' || form === 'và' || form === '…') ||
      rest.filter(({ form }) => form === '.').length > 1
    if (!isOpen) whole.parts = parts
  }
}

/** Whether only the words of one item stand between two numbers: a separator is directly before the second one. */
function isNextItem({ tokens }: ParsedText, one: Draft, next: Draft): boolean {
  const between = tokens.slice(one.to, next.from)
  const last = between.findLastIndex(({ form }) => !separators.has(form))
  const words = between.slice(0, last + 1)
  return last < between.length - 1 && words.every(({ form }) => form !== ',' && form !== ';')
}
