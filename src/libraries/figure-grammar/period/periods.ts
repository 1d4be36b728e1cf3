import type { Draft } from '../draft.ts'
import type { Period } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { headingsOf } from '../dimensions/sections.ts'
import { formOf } from '../text/letters.ts'
import { laterClauseWords } from '../vocabulary/calendar.ts'
import { yearPeriod } from './calendar.ts'
import { findMentions, type Mention } from './mentions.ts'
import { paragraphStarts } from './paragraphs.ts'
import { isCurrent, isHadNow, isPartOfStock, isStock, isOfYears, stockPeriod } from './stocks.ts'

const yearWord = formOf('năm')

/** The period of figures whose text names none. */
export interface GivenPeriod {
  year: number | undefined
  /** A part of the year that the whole text is about: Sơ kết 6 tháng đầu năm. */
  part?: Period | undefined
  /** Whether that part is not over: từ đầu năm đến nay. */
  isPartOpen?: boolean | undefined
}

/** The mentions around a figure. */
interface Around {
  /** The last ones before it: of a period, of one that the text is about, and of the year of a plan. */
  named: Mention | undefined
  about: Mention | undefined
  measure: Mention | undefined
  /** The first one that is not before it. */
  after: Mention | undefined
  /** The first figure behind that one. */
  following: Draft | undefined
  /** The first token of the paragraph. */
  start: number
}

/**
 * The period of each figure: the last one named before it in its sentence, else the first one after it, else the one
 * beside a year that its sentence goes on into, else the last one named before in its paragraph, else that of the heading
 * above it, else that of the caller. The year of a plan by which the text measures is that of figures without another one.
 */
export function periodsOf(
  parsed: ParsedText,
  drafts: readonly Draft[],
  { year, part, isPartOpen = false }: GivenPeriod,
): (Period | null)[] {
  const all = findMentions(parsed, year)
  const mentions = all.filter(({ implied }) => !implied)
  const impliedIn = new Map<number, Mention>()
  for (const mention of all) {
    if (mention.implied) impliedIn.set(parsed.places[mention.from]!.sentence, mention)
  }
  const headings = headingsOf(parsed, drafts)
  const paragraphs = paragraphStarts(parsed)
  const ofYear = year === undefined ? null : yearPeriod(year, String(year))
  const followings = figuresBehind(mentions, drafts)
  const last: Pick<Around, 'named' | 'about' | 'measure'> = {
    named: undefined,
    about: undefined,
    measure: undefined,
  }
  let next = 0
  let paragraph = 0
  let wasStock = false
  return drafts.map((draft, index) => {
    for (; next < mentions.length && mentions[next]!.from < draft.from; next++) {
      const mention = mentions[next]!
      if (mention.founding) continue
      if (mention.measure) last.measure = mention
      else last.named = mention
      if (!mention.measure && !mention.aside) last.about = mention
    }
    while (paragraph + 1 < paragraphs.length && paragraphs[paragraph + 1]! <= draft.from) paragraph += 1
    const start = paragraphs[paragraph]!
    const around = { ...last, after: mentions[next], following: followings[next], start }
    const implied = impliedIn.get(parsed.places[draft.from]!.sentence)
    const named =
      namedInSentence(parsed, draft, around) ??
      // a year whose part the whole text is about
      (part && implied?.period?.end.slice(0, 4) === part.end.slice(0, 4) ? undefined : implied) ??
      namedInParagraph(parsed, draft, around) ??
      mentionIn(mentions, headings[index]?.dated)
    const period = named === undefined ? (part ?? ofYear) : named.period
    wasStock = isStock(parsed, draft) || (wasStock && isPartOfStock(parsed, drafts[index - 1]!, draft))
    // trải qua 70 năm, hiện có 46 giảng viên
    if (period === null) return wasStock && named?.isOpen ? ofYear : null
    // what is so now is not so in a term, or several years before
    if (isOfYears(period) && isCurrent(parsed, draft, wasStock, named?.to)) return ofYear
    if (!wasStock) return period
    // năm 2015 có 5 đảng viên, hiện có 14 đảng viên
    if (year !== undefined && Number(period.end.slice(0, 4)) < year && isHadNow(parsed, draft)) return ofYear
    const isOpen = named === undefined ? isPartOpen : named.isOpen
    return stockPeriod(parsed, period, { from: named?.from, isOpen, ofYear })
  })
}

/** The first figure behind each mention. */
function figuresBehind(mentions: readonly Mention[], drafts: readonly Draft[]): (Draft | undefined)[] {
  let index = 0
  return mentions.map(({ to }) => {
    while (index < drafts.length && drafts[index]!.from < to) index += 1
    return drafts[index]
  })
}

function namedInSentence(parsed: ParsedText, draft: Draft, around: Around): Mention | undefined {
  const { named, after } = around
  // 284 đồng chí năm 2006
  if (after?.from === draft.to && after.period?.kind === 'year') return after
  return (
    // so với năm 2020 (52 lớp), năm 2021
    yearBeside(parsed, draft) ??
    inSentence(parsed, draft, named) ??
    (isAboutBefore(parsed, draft, around) ? after : undefined)
  )
}

/** Whether a period behind a figure is that of the figure. */
function isAboutBefore(parsed: ParsedText, draft: Draft, { after, following }: Around): boolean {
  // a term, a future period or the year before, after a figure, is not the figure's period
  if (!after || after.aside || after.measure || after.period?.kind === 'term') return false
  if (isYearBefore(parsed, after) || inSentence(parsed, draft, after) === undefined) return false
  return !beginsClauseOf(parsed, after, following)
}

const laterWords = wordSet(laterClauseWords)

/** The most words between the comma and the period of a clause. */
const maxLaterWords = 4

/** Whether a period begins the clause of a figure behind it: , riêng quý III kết nạp 31 đảng viên. */
function beginsClauseOf(
  { tokens, places }: ParsedText,
  { from, to }: Mention,
  following: Draft | undefined,
): boolean {
  let at = from - 1
  while (at > 0 && at >= from - maxLaterWords && laterWords.has(tokens[at]!.form)) at -= 1
  const isApart = tokens[at]?.form === ',' || tokens[at]?.form === ';'
  if (!isApart || following === undefined || tokens[to]?.form === ',') return false
  return following.from >= to && places[following.from]!.sentence === places[from]!.sentence
}

/** The last period that the paragraph is about; the year of a plan only if that is another year, or none. */
function namedInParagraph(
  parsed: ParsedText,
  draft: Draft,
  { about, measure, after, start }: Around,
): Mention | undefined {
  const isHere = (mention: Mention | undefined) => (mention && mention.from >= start ? mention : undefined)
  const own =
    inSentence(parsed, draft, measure) ?? (after?.measure ? inSentence(parsed, draft, after) : undefined)
  const here = isHere(about)
  if (own && here?.period?.end.slice(0, 4) !== own.period?.end.slice(0, 4)) return own
  return here ?? isHere(measure)
}

/** The year directly before the bracket that a figure begins, also one that is only compared with. */
function yearBeside({ tokens, places }: ParsedText, { from }: Draft): Mention | undefined {
  const { opener } = places[from]!
  const year = tokens[opener - 1]?.form ?? ''
  if (opener === -1 || from !== opener + 1 || !/^(?:19|20)\d\d$/.test(year)) return undefined
  if (tokens[opener - 2]?.form !== yearWord) return undefined
  const period = yearPeriod(Number(year), `Năm ${year}`)
  const plain = { implied: false, aside: false, measure: false, founding: false, isOpen: false }
  return { from: opener - 2, to: opener, period, ...plain }
}

const yearBeforeEnds = wordSet(['trước', 'ngoái'])

/** Whether a period is named as the one before: năm trước. */
const isYearBefore = ({ tokens }: ParsedText, mention: Mention): boolean =>
  yearBeforeEnds.has(tokens[mention.to - 1]!.form)

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
