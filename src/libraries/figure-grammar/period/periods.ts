import type { Draft } from '../draft.ts'
import type { Period } from '../figure.ts'
import type { Scene } from '../scene.ts'
import { yearPeriod } from './calendar.ts'
import { findMentions, type Mention } from './mentions.ts'

/**
 * The period of each figure: the last one named before it in its sentence, else the first one behind it, else the last
 * one named before in its paragraph, else the year the caller gave.
 */
export function periodsOf(
  scene: Scene,
  drafts: readonly Draft[],
  year: number | undefined,
): (Period | null)[] {
  const mentions = findMentions(scene, year)
  const paragraphs = paragraphStarts(scene)
  const given = year === undefined ? null : yearPeriod(year, String(year))
  let next = 0
  let paragraph = 0
  return drafts.map((draft) => {
    while (next < mentions.length && mentions[next]!.from < draft.from) next += 1
    while (paragraph + 1 < paragraphs.length && paragraphs[paragraph + 1]! <= draft.from) paragraph += 1
    const before = mentions[next - 1]
    const after = mentions[next]
    const named =
      inSentence(scene, draft, before) ??
      // terms and things to come are told behind figures, not of them
      (after?.period.kind === 'term' ? undefined : inSentence(scene, draft, after)) ??
      (before && before.from >= paragraphs[paragraph]! ? before : undefined)
    return named?.period ?? given
  })
}

function inSentence({ places }: Scene, draft: Draft, mention: Mention | undefined): Mention | undefined {
  if (mention === undefined) return undefined
  return places[mention.from]!.sentence === places[draft.from]!.sentence ? mention : undefined
}

function paragraphStarts({ tokens }: Scene): number[] {
  const starts = [0]
  tokens.forEach(({ kind }, at) => {
    if (kind === 'break') starts.push(at + 1)
  })
  return starts
}
