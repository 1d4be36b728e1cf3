import { wordingRule } from './boilerplate.ts'
import { fold } from './text-forms.ts'
import type { ClassifiedLine } from './classified-line.ts'
import type { Role } from './layout.ts'

const pathMark = /\s*(?:[»›→|/]|>+|->|::)\s*/
const ornaments = /^[\s«»<>+•*·-]+|[\s:»>+….]+$/g
const homePattern = /^(?:trang chu|trang nhat|home)$/
const notStep = /^(?:ban dang (?:o|xem)(?: day)?|you are here)\b/
const maxStepCharacters = 100

/**
 * Finds the section of a page: the last step of the path that its markup marks; else by its lines "Chuyên mục: ...", the
 * path from the home page, or the name of a section among the dropped lines: below the title, or directly above it.
 */
export function findSection(
  lines: ClassifiedLine[],
  roles: Role[],
  titleAt: number,
  path: string[],
): string | null {
  const title = lines[titleAt]?.line.key ?? ''
  const marked = path.flatMap((text) => stepsOf(text)).findLast((step) => isSection(step, title))
  if (marked !== undefined) return marked
  const isDropped = (_: ClassifiedLine, at: number): boolean => roles[at] === 'dropped'
  const dropped = lines.filter(isDropped)
  for (const { line } of dropped) {
    const name = wordingRule(line)?.name
    if (name === 'category-label')
      return labelledSection(line.shown.slice(line.shown.indexOf(':') + 1), title)
    if (name === 'breadcrumb') {
      const step = lastStep(line.shown, title)
      if (step !== null) return step
    }
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

function lastStep(path: string, title: string): string | null {
  // bars between several names are those of a menu
  if (path.split('|').length > 3) return null
  const parts = path.split(pathMark).map((part) => part.replace(ornaments, ''))
  const steps = parts.length > 1 ? parts : [path.replace(/^[^-–—]*[-–—]\s*/, '').trim()]
  const step = steps.findLast((part) => part !== '' && !homePattern.test(fold(part)) && fold(part) !== title)
  return step?.replace(/^.*:\s*/, '') ?? null
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
  while (roles[at] === 'date') at -= 1
  const [found, before] = [lines[at], lines[at - 1]]
  const inMenu = before?.rule?.name === 'menu-item' || before?.rule?.name === 'section-name'
  return found === undefined || inMenu ? null : sectionName([found])
}
