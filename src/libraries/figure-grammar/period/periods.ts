import type { Draft } from '../draft.ts'
import type { Period } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { headingsOf } from '../dimensions/sections.ts'
import { formOf } from '../text/letters.ts'
import { yearPeriod } from './calendar.ts'
import { findMentions, type Mention } from './mentions.ts'

const yearWord = formOf('năm')

/** The period of figures whose text names none. */
export interface GivenPeriod {
  year: number | undefined
  /** A part of the year that the whole text is about: Sơ kết 6 tháng đầu năm. */
  part?: Period | undefined
}

/**
 * The period of each figure: the last one named before it in its sentence, else the first one after it, else the one
 * beside a year that its sentence goes on into, else the last one named before in its paragraph, else that of the heading
 * above it, else that of the caller.
 */
export function periodsOf(
  parsed: ParsedText,
  drafts: readonly Draft[],
  { year, part }: GivenPeriod,
): (Period | null)[] {
  const all = findMentions(parsed, year)
  const mentions = all.filter(({ implied }) => !implied)
  const impliedIn = new Map<number, Mention>()
  for (const mention of all) {
    if (mention.implied) impliedIn.set(parsed.places[mention.from]!.sentence, mention)
  }
  const headings = headingsOf(parsed, drafts)
  const paragraphs = paragraphStarts(parsed)
  const given = part ?? (year === undefined ? null : yearPeriod(year, String(year)))
  let next = 0
  let paragraph = 0
  return drafts.map((draft, index) => {
    while (next < mentions.length && mentions[next]!.from < draft.from) next += 1
    while (paragraph + 1 < paragraphs.length && paragraphs[paragraph + 1]! <= draft.from) paragraph += 1
    const before = mentions[next - 1]
    const after = mentions[next]
    const named =
      // 284 đồng chí năm 2006
      (after?.from === draft.to && after.period?.kind === 'year' ? after : undefined) ??
      // so với năm 2020 (52 lớp), năm 2021
      yearBeside(parsed, draft) ??
      inSentence(parsed, draft, before) ??
      // a term, a future period or the year before, after a figure, is not the figure's period
      (after?.aside || after?.period?.kind === 'term' || isYearBefore(parsed, after)
        ? undefined
        : inSentence(parsed, draft, after)) ??
      impliedIn.get(parsed.places[draft.from]!.sentence) ??
      lastAbout(mentions, next, paragraphs[paragraph]!) ??
      mentionIn(mentions, headings[index]?.dated)
    return named === undefined ? given : named.period
  })
}

/** The last period before a mention, from a token on, to which the text does not only turn. */
function lastAbout(mentions: readonly Mention[], next: number, start: number): Mention | undefined {
  for (let index = next - 1; index >= 0 && mentions[index]!.from >= start; index--) {
    if (!mentions[index]!.aside) return mentions[index]
  }
  return undefined
}

/** The year directly before the bracket that a figure begins, also one that is only compared with. */
function yearBeside({ tokens, places }: ParsedText, { from }: Draft): Mention | undefined {
  const { opener } = places[from]!
  const year = tokens[opener - 1]?.form ?? ''
  if (opener === -1 || from !== opener + 1 || !/^(?:19|20)\d\d$/.test(year)) return undefined
  if (tokens[opener - 2]?.form !== yearWord) return undefined
  const period = yearPeriod(Number(year), `Năm ${year}`)
  return { from: opener - 2, to: opener, period, implied: false, aside: false }
}

const yearBeforeEnds = wordSet(['trước', 'ngoái'])

/** Whether a period is named as the one before: năm trước. */
const isYearBefore = ({ tokens }: ParsedText, mention: Mention | undefined): boolean =>
  mention !== undefined && yearBeforeEnds.has(tokens[mention.to - 1]!.form)

/** The first period that a heading names. */
function mentionIn(
  mentions: readonly Mention[],
  range: { from: number; to: number } | undefined,
): Mention | undefined {
  return range && mentions.find(({ from }) => from >= range.from && from < range.to)
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
