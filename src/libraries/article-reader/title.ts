import { isOutsideArticle, isContent, type ClassifiedLine } from './classified-line.ts'
import { isStopped, wordCount } from './prose.ts'
import { isSectionName } from './section-name.ts'
import { prosePairs, sharedPairs } from './title-words.ts'

const maxTitleCharacters = 400
const maxSentenceCharacters = 120
// A document title may contain a shorter line by chance.
const minTitleCharacters = 10
// Items of menus and names of sections are shorter than most titles.
const usualWords = 5
// A title is repeated directly below the path that ends with it.
const titleRepeats = 2
const sectionWords = 9
// A label that is glued to a title stands shortly above it.
const titleReach = 8
// "2. ...", "II. ...", "a) ..." head a part of a text.
const listNumber = /^(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s/u

/**
 * Finds the title: the line that the markup tells to machines; else the heading that the document title repeats; else a
 * first-level heading; else a line beside the posting date; else, if the date stands elsewhere, a line above the first
 * paragraph; else the document title. -1 if there is none.
 */
export function findTitle(
  lines: ClassifiedLine[],
  date: number | null,
  firstProse: number,
  machineTitles: string[],
): number {
  const documentTitle = lines.findIndex(({ line }) => line.mark === 'document-title')
  const above = lines
    .slice(0, Math.min(lines.length, firstProse + 1))
    .map((classified) => isCandidate(classified))
  const told = toldTitle(lines, above, machineTitles)
  if (told !== -1) return told
  passOver(lines, above)
  const marked = nearest(date, headings(lines, above, documentTitle))
  if (marked !== -1) return marked
  const placed =
    date !== null && date < firstProse
      ? aroundDate(lines, above, date)
      : aboveProse(lines, above, date, firstProse)
  if (placed !== -1 || documentTitle !== -1) return placed === -1 ? documentTitle : placed
  // A title may be a short sentence with a full stop, if text stands below it.
  const lead = lines.findIndex((one) => one.prose && !isOutsideArticle(one))
  const isTitle = (lines[lead]?.line.text.length ?? maxTitleCharacters) < maxSentenceCharacters
  return isTitle && lines.some((one, at) => at > lead && one.prose) ? lead : -1
}

function endsWithTitle(key: string, title: string): boolean {
  return wordCount(title, usualWords) >= usualWords && key.endsWith(` ${title}`)
}

/**
 * Passes over lines above the title, if a title stands below them: a slogan, a line that leads to it, the name of a section,
 * the heading of a part.
 */
function passOver(lines: ClassifiedLine[], above: boolean[]): void {
  const prose = prosePairs(lines)
  for (const at of above.keys()) {
    const next = above.indexOf(true, at + 1)
    if (!above[at] || next === -1) continue
    const { shown, key } = lines[at]?.line ?? { shown: '', key: '' }
    const isTitle = titleWords(lines[next]?.line.shown ?? '') >= usualWords
    const isSlogan = isTitle && shown === shown.toUpperCase() && shown.endsWith('!')
    const isSection = isTitle && isSectionName(key) && sharedPairs(lines[next]?.line.shown ?? '', prose) > 0
    // "null Tiêu đề", a label glued to the title that stands below
    const isRepeated = lines
      .slice(at + 1, at + 1 + titleReach)
      .some((other, index) => above[at + 1 + index] && endsWithTitle(key, other.line.key))
    if (shown.endsWith(':') || isSlogan || isSection || isRepeated) above[at] = false
  }
  const isNumbered = (at: number): boolean =>
    listNumber.test(`${lines[at]?.line.prefix ?? ''}${lines[at]?.line.shown ?? ''}`)
  const candidates = [...above.keys()].filter((at) => above[at])
  const isOther = (at: number): boolean =>
    !isNumbered(at) && titleWords(lines[at]?.line.shown ?? '') >= usualWords
  if (!candidates.some((at) => isOther(at))) return
  for (const at of candidates) if (isNumbered(at)) above[at] = false
}

/** The first heading that a title for machines or the document title repeats as a whole; -1 if there is none. */
export function namedHeading(lines: ClassifiedLine[], machineTitles: string[]): number {
  const documentTitle = lines.find(({ line }) => line.mark === 'document-title')?.line.key ?? ''
  return lines.findIndex((classified) => {
    const { prefix, key } = classified.line
    return (
      prefix.startsWith('#') &&
      key.length >= minTitleCharacters &&
      isCandidate(classified) &&
      (machineTitles.includes(key) || documentTitle.startsWith(key))
    )
  })
}

function isCandidate(classified: ClassifiedLine): boolean {
  const { line, rule, date } = classified
  if (
    isOutsideArticle(classified) ||
    date !== null ||
    line.mark === 'caption' ||
    line.mark === 'image-alt' ||
    line.text.length > maxTitleCharacters ||
    !/\p{L}{2}/u.test(line.shown)
  )
    return false
  return rule === null && classified.byline?.evidence !== 'labelled' && !isLead(classified)
}

/** Whether a line is the lead of an article: a sentence with a full stop. Titles may end with `?` or `!`. */
function isLead({ prose, line }: ClassifiedLine): boolean {
  return prose && isStopped(line.shown) && !/[!?]["”’»)]*$/.test(line.shown.slice(-8))
}

/** The candidate that a title for machines repeats, without the name of the site: the first heading, else the last line. */
function toldTitle(lines: ClassifiedLine[], above: boolean[], titles: string[]): number {
  const told = [...above.keys()].filter((at) => above[at] && titles.includes(lines[at]?.line.key ?? ''))
  return told.find((at) => lines[at]?.line.prefix.startsWith('#') === true) ?? told.at(-1) ?? -1
}

function headings(lines: ClassifiedLine[], above: boolean[], documentTitle: number): number[] {
  const name = lines[documentTitle]?.line.key ?? ''
  const candidates = [...above.keys()].filter((at) => above[at])
  const repeated = candidates.filter((at) => {
    const key = lines[at]?.line.key ?? ''
    return key.length >= minTitleCharacters && name.includes(key)
  })
  const level = (at: number): string => lines[at]?.line.prefix ?? ''
  for (const group of [repeated, candidates]) {
    const first = group.filter((at) => level(at) === '# ')
    if (first.length > 0) return first
    if (group === repeated && repeated.some((at) => level(at) !== ''))
      return repeated.filter((at) => level(at) !== '')
  }
  return repeated
}

/** The last heading above the date: with several headings the first is the banner of the site. */
function nearest(date: number | null, found: number[]): number {
  if (date === null) return found[0] ?? -1
  return found.findLast((at) => at < date) ?? found[0] ?? -1
}

function aroundDate(lines: ClassifiedLine[], above: boolean[], date: number): number {
  const before = above.lastIndexOf(true, date)
  const after = above.indexOf(true, date)
  if (before !== -1 && after !== -1) return clearer(lines, above, before, date)
  if (before !== -1 || after !== -1) return Math.max(before, after)
  // A title may also be a word of menus, such as "Thông báo".
  return lines.findLastIndex((classified, at) => at < date && classified.rule?.where === 'edges')
}

/**
 * The line above the date, unless it is an item of a menu or the name of a section: a short line, or one that the article
 * does not speak of, above a line that is clearly its title.
 */
function clearer(lines: ClassifiedLine[], above: boolean[], before: number, date: number): number {
  const prose = prosePairs(lines.slice(date))
  const shares = (at: number): number => sharedPairs(lines[at]?.line.shown ?? '', prose)
  const words = (at: number): number => titleWords(lines[at]?.line.shown ?? '')
  const below = [...above.keys()].filter((at) => at > date && above[at])
  const long = below.filter((at) => words(at) >= usualWords)
  const after = long.find((at) => shares(at) > 0) ?? long[0] ?? below[0] ?? before
  const overMenu = lines.slice(before, date).some(({ rule }) => rule?.name === 'menu-item')
  if ((overMenu || isListed(lines, before)) && words(after) >= usualWords) return after
  if (words(before) < usualWords) {
    return words(after) >= usualWords || shares(after) > shares(before) ? after : before
  }
  return shares(before) === 0 && words(after) >= usualWords && shares(after) > 0 ? after : before
}

/** The number of words of a title, without the signs between them, up to the usual number. */
function titleWords(shown: string): number {
  return wordCount(shown.replace(/[^\p{L}\p{M}\p{N}\s]+/gu, ' '), usualWords)
}

/** Whether a short line stands farther above as well, as the name of a section does in the menu. */
function isListed(lines: ClassifiedLine[], at: number): boolean {
  const key = lines[at]?.line.key ?? ''
  const first = lines.findIndex(({ line }) => line.key === key)
  return first < at - titleRepeats && wordCount(key, sectionWords) < sectionWords
}

/**
 * The line above the paragraphs: the last one if they stand below the date; else the first one of which the article
 * speaks, as captions and summaries stand below the title.
 */
function aboveProse(
  lines: ClassifiedLine[],
  above: boolean[],
  date: number | null,
  firstProse: number,
): number {
  const goesOn =
    date !== null && lines.some((classified, at) => at > date && classified.prose && isContent(classified))
  if (goesOn) return above.lastIndexOf(true, firstProse)
  const prose = prosePairs(lines)
  const candidates = [...above.keys()].filter((at) => above[at])
  const spoken = candidates.filter((at) => sharedPairs(lines[at]?.line.shown ?? '', prose) > 0)
  const words = (at: number): number => titleWords(lines[at]?.line.shown ?? '')
  return (
    spoken.find((at) => words(at) >= usualWords) ??
    spoken[0] ??
    candidates.find((at) => words(at) >= usualWords) ??
    candidates.at(-1) ??
    -1
  )
}
