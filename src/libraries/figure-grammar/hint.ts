import type { Draft } from './draft.ts'
import { readPartOpener } from './rules/part-words.ts'
import { skip, wordSet, type Scene } from './scene.ts'
import { phraseReader } from './text/phrases.ts'
import { totalWords } from './vocabulary/relations.ts'

const readTotal = phraseReader(totalWords)
const links = wordSet([',', '(', ':', 'có', 'là'])

/**
 * What an editor is told of a figure's place: `total` where the text says so or opens parts behind it, `part` inside
 * a parenthesis or after trong đó. Never used in sums.
 */
export function hintOf(scene: Scene, draft: Draft, previous: Draft | undefined): 'total' | 'part' | null {
  const { tokens, places } = scene
  const place = places[draft.from]!
  const isPercent = draft.unit === 'percent'
  if (draft.whole !== undefined && draft.denominator === null) return 'part'
  if (place.opener !== -1 && !isPercent && previous !== undefined) {
    const before = places[previous.from]!
    if (before.sentence === place.sentence) return 'part'
  }
  const start =
    tokens[draft.from - 1] && links.has(tokens[draft.from - 1]!.form) ? draft.from - 1 : draft.from
  if (readPartOpener.before(scene.tokens, start)) return 'part'
  if (readTotal.before(scene.tokens, draft.from) || readTotal(tokens, draft.from)) return 'total'
  return readPartOpener(tokens, skip(scene, links, draft.to, 2)) ? 'total' : null
}
