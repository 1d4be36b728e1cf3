import { wordingRule } from './boilerplate.ts'
import { fold } from './text-forms.ts'
import { isOutsideArticle, type ClassifiedLine } from './classified-line.ts'
import type { PageFacts } from './html-facts.ts'
import type { Role } from './layout.ts'
import { isSectionName } from './section-name.ts'
import type { SourceLine } from './source-line.ts'

const pathMark = /\s*(?:[»›→|/]|>+|->|::)\s*/
const ornaments = /^[\s«»<>+•*·-]+|[\s:»>+….]+$/g
const homePattern = /^(?:trang chu|trang nhat|home)$/
const notStep = /^(?:ban dang (?:o|xem)(?: day)?|you are here|breadcrumbs?$)\b/
const maxStepCharacters = 100
const filedUnder =
  /^(?:this entry was )?(?:posted in|filed under)\s+(.{2,80}?)(?:\s+by\s.*|\.\s.*|\.?)$|^được phát hành trong\s+(.{2,80})$/iu

/**
 * Finds the section of a page: the last step of the path that its markup marks; else by its lines "Chuyên mục: ...", the
 * path from the home page, or the name of a section among the dropped lines: below the title, or directly above it.
 */
export function findSection(
  lines: ClassifiedLine[],
  roles: Role[],
  titleAt: number,
  { path, category }: Pick<PageFacts, 'path' | 'category'>,
): string | null {
  const title = lines[titleAt]?.line.key ?? ''
  const marked = path.flatMap((text) => stepsOf(text)).findLast((step) => isSection(step, title))
  if (marked !== undefined) return marked
  if (category !== null && isSection(category, title)) return category
  const isDropped = (_: ClassifiedLine, at: number): boolean => roles[at] === 'dropped'
  const dropped = lines.filter(isDropped)
  for (const { line } of dropped) {
    const name = wordingRule(line)?.name
    if (name === 'category-label')
      return labelledSection(line.shown.slice(line.shown.indexOf(':') + 1), title)
    if (name === 'breadcrumb') {
      const step = lastStep(line, title)
      if (step !== null) return step
    }
    const filed = filedUnder.exec(line.shown)
    if (filed !== null) return (filed[1] ?? filed[2] ?? '').split(',', 1)[0] ?? null
  }
  const below = lines.filter((line, at) => at > titleAt && isDropped(line, at))
  return listedPath(dropped, title) ?? sectionName(below) ?? sectionAbove(lines, roles, titleAt)
}

function stepsOf(path: string): string[] {
  return path.split(pathMark).map((part) => part.replace(ornaments, ''))
}

function isSection(step: string, title: string): boolean {
  const key = fold(step)
  return (
    step.length <= maxStepCharacters &&
    /\p{L}{2}/u.test(step) &&
    key !== title &&
    !homePattern.test(key) &&
    !notStep.test(key)
  )
}

function labelledSection(written: string, title: string): string | null {
  return stepsOf(written.trim()).findLast((step) => isSection(step, title)) ?? null
}

function lastStep(line: SourceLine, title: string): string | null {
  const path = line.shown
  // bars between several names are those of a menu
  if (path.split('|').length > 3) return null
  const parts = path.split(pathMark).map((part) => part.replace(ornaments, ''))
  const steps = parts.length > 1 ? parts : unmarkedSteps(line, title)
  const step = steps.findLast((part) => isSection(part, title))
  return step?.replace(/^.*:\s*/, '') ?? null
}

/** The steps of a path without signs: behind a dash, with wide gaps, or between the home page and the title. */
function unmarkedSteps({ text, shown }: SourceLine, title: string): string[] {
  const wide = text.split(/\s{2,}|\t/).map((part) => part.replace(ornaments, ''))
  if (wide.length > 2) return wide
  const rest = shown.replace(/^(?:trang chủ|trang nhất|home)\s*/iu, '')
  if (/^[-–—]/.test(rest)) return [rest.replace(/^[-–—]\s*/, '').trim()]
  if (title !== '' && fold(rest).endsWith(` ${title}`)) return [rest.slice(0, -title.length).trim()]
  return isSectionName(fold(rest)) ? [rest] : []
}

/** The last step of a path whose steps are list items, from the home page to the title. */
function listedPath(dropped: ClassifiedLine[], title: string): string | null {
  const end = dropped.findIndex(({ line }) => line.key === title)
  const home = dropped.findLastIndex(
    ({ line }, at) => at < end && homePattern.test(line.key.replace(ornaments, '')),
  )
  if (home === -1 || end - home > 6 || end - home < 2) return null
  return dropped[end - 1]?.line.shown.replace(ornaments, '') ?? null
}

function sectionName(lines: ClassifiedLine[]): string | null {
  const found = lines.find(({ rule }) => rule?.name === 'section-name')
  return found?.line.shown.replace(ornaments, '') ?? null
}

/** The name of a section directly above the title or the date; among the items of a menu it says nothing of the page. */
function sectionAbove(lines: ClassifiedLine[], roles: Role[], titleAt: number): string | null {
  let at = titleAt - 1
  while (at >= 0 && (roles[at] === 'date' || isBox(lines[at]))) at -= 1
  const [found, before] = [lines[at], lines[at - 1]]
  if (found === undefined || isOutsideArticle(found)) return null
  const shown = found.line.shown.replace(ornaments, '')
  const steps = shown.split(/\s*[»›→>]\s*/)
  // A path without the home page has a usual section among its steps.
  if (steps.length > 1 && steps.length < 5 && steps.some((step) => isSectionName(fold(step))))
    return steps.at(-1) ?? null
  if (isMenu(before)) return null
  return found.rule?.name === 'section-name' || isSectionName(found.line.key) ? shown : null
}

const isBox = (one: ClassifiedLine | undefined): boolean =>
  one?.rule?.where === 'anywhere' && one.rule.name !== 'category-label' && !isOutsideArticle(one)

function isMenu(one: ClassifiedLine | undefined): boolean {
  if (one === undefined || isOutsideArticle(one)) return false
  return one.rule?.name === 'menu-item' || one.rule?.name === 'section-name' || isSectionName(one.line.key)
}
