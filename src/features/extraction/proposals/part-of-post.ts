import type { FigureReading } from '../../../libraries/figure-grammar/extract.ts'
import type { Period } from '../../../libraries/figure-grammar/figure.ts'
import type { ParsedText } from '../../../libraries/figure-grammar/parsed-text.ts'
import { findMentions, type Mention } from '../../../libraries/figure-grammar/period/mentions.ts'
import { paragraphStarts } from '../../../libraries/figure-grammar/period/paragraphs.ts'
import type { GivenPeriod } from '../../../libraries/figure-grammar/period/periods.ts'
import { isPlanned } from '../../../libraries/figure-grammar/period/planned.ts'

/** The part of the year, or the years, that a whole post is about. */
type PartOfPost = Pick<GivenPeriod, 'part' | 'isPartOpen'>

/** Periods that are a part of a year, and that a whole post may be about. */
const partsOfYear: readonly string[] = ['half', 'quarter', 'month', 'range']

/** In how many paragraphs the lead of a post names its period. */
const leadParagraphs = 2

/** The most tokens of `Trong giai đoạn`, before the years that a post is about. */
const maxLeadTokens = 3

/**
 * The part of the year that a post is about: the only period of its title (Sơ kết 6 tháng đầu năm), else that of its lead, if
 * the title names none and no figure of the body has one outside it.
 * @param year the year of the post, for texts that name none
 */
export function partOfPost(title: ParsedText, body: FigureReading, year: number | undefined): PartOfPost {
  const [mention, ...others] = findMentions(title, year).filter(({ measure }) => !measure)
  if (mention === undefined) return partOfLead(body, year)
  return others.length === 0 && isPartOf(mention, year) ? partOf(mention) : {}
}

const partOf = ({ period, isOpen }: Mention): PartOfPost =>
  period === null ? {} : { part: period, isPartOpen: isOpen }

/** Whether a period is a part of a year. */
function isPartOf({ period }: Mention, year: number | undefined): boolean {
  if (!period || !partsOfYear.includes(period.kind) || period.start === null) return false
  return period.start.slice(0, 4) === period.end.slice(0, 4) && period.end.startsWith(String(year))
}

function partOfLead({ parsed, drafts }: FigureReading, year: number | undefined): PartOfPost {
  const { places } = parsed
  const sentenceOf = (at: number) => places[at]!.sentence
  const mentions = findMentions(parsed, year).filter(
    (mention) =>
      !mention.aside &&
      !mention.implied &&
      !mention.measure &&
      !mention.founding &&
      !isPlanned(parsed, mention),
  )
  const [lead, ...others] = mentions
  const [first] = drafts
  if (lead === undefined || !(isPartOf(lead, year) || areYearsOf(lead, year))) return {}
  const end = paragraphStarts(parsed)[leadParagraphs] ?? Infinity
  const isFirst = first === undefined || sentenceOf(first.from) >= sentenceOf(lead.from)
  if (lead.from >= end || !isFirst) return {}
  const counting = new Set(drafts.map(({ from }) => sentenceOf(from)))
  const isAround = others.every(
    (other) => isWithin(other.period, lead.period!) || !counting.has(sentenceOf(other.from)),
  )
  return isAround ? partOf(lead) : {}
}

/** `Trong giai đoạn 2012 - 2019` at the beginning of a post; a programme of these years is another thing. */
const areYearsOf = ({ from, period }: Mention, year: number | undefined): boolean =>
  period?.kind === 'range' && from <= maxLeadTokens && Number(period.end.slice(0, 4)) <= (year ?? 0)

/** Whether a period is a part of another one; a day up to which something was done is no other period. */
function isWithin(period: Period | null, whole: Period): boolean {
  if (period === null || period.start === null) return true
  return period.start >= whole.start! && period.end <= whole.end
}
