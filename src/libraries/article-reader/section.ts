import { wordingRule } from './boilerplate.ts'
import { fold } from './text-forms.ts'
import type { ClassifiedLine } from './classified-line.ts'

const pathMark = /\s*(?:[»›→|/]|>+|->|::)\s*/
const ornaments = /^[\s«»<>+•*·-]+|[\s:»>+….]+$/g
const homePattern = /^(?:trang chu|home)$/

/**
 * Finds the section of a page by its lines: "Chuyên mục: ...", the path from the home page, or the name of a
 * section among the dropped lines, first below the title and then nearest above it.
 */
export function findSection(
  dropped: ClassifiedLine[],
  below: ClassifiedLine[],
  title: string,
): string | null {
  for (const { line } of dropped) {
    const name = wordingRule(line)?.name
    if (name === 'category-label') return lastStep(line.shown.slice(line.shown.indexOf(':') + 1), title)
    if (name === 'breadcrumb') {
      const step = lastStep(line.shown, title)
      if (step !== null) return step
    }
  }
  return listedPath(dropped, title) ?? sectionName(below) ?? sectionName(dropped.toReversed())
}

function lastStep(path: string, title: string): string | null {
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
