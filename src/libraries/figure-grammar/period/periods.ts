import type { Draft } from '../draft.ts'
import type { Period } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { yearPeriod } from './calendar.ts'
import { findMentions, type Mention } from './mentions.ts'

/**
 * The period of each figure: the last one named before it in its sentence, else the first one after it, else the last
 * one named before in its paragraph, else the year of the caller.
 */
export function periodsOf(
  parsed: ParsedText,
  drafts: readonly Draft[],
  year: number | undefined,
): (Period | null)[] {
  const mentions = findMentions(parsed, year)
  const paragraphs = paragraphStarts(parsed)
  const given = year === undefined ? null : yearPeriod(year, String(year))
  let next = 0
  let paragraph = 0
  return drafts.map((draft) => {
    while (next < mentions.length && mentions[next]!.from < draft.from) next += 1
    while (paragraph + 1 < paragraphs.length && paragraphs[paragraph + 1]! <= draft.from) paragraph += 1
    const before = mentions[next - 1]
    const after = mentions[next]
    const named =
      inSentence(parsed, draft, before) ??
      // a term or a future period after a figure is not the figure's period
      (after?.period.kind === 'term' ? undefined : inSentence(parsed, draft, after)) ??
      (before && before.from >= paragraphs[paragraph]! ? before : undefined)
    return named?.period ?? given
  })
}

function inSentence({ places }: ParsedText, draft: Draft, mention: Mention | undefined): Mention | undefined {
  if (mention === undefined) return undefined
  return places[mention.from]!.sentence === places[draft.from]!.sentence ? mention : undefined
}

function paragraphStarts({ tokens }: ParsedText): number[] {
  const starts = [0]
  tokens.forEach(({ kind }, at) => {
    if (kind === 'break') starts.push(at + 1)
  })
  return starts
}
