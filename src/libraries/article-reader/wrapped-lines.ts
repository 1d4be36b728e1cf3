import { readByline } from './byline.ts'
import { boilerplateRule } from './boilerplate.ts'
import { readDateLine } from './posting-date.ts'
import { isStopped } from './prose.ts'
import { sourceLine, type SourceLine } from './source-line.ts'

// A shorter line was not broken by the width of a window.
const wrappedLength = 40

/**
 * Joins a line that continues in the next one, as in text wrapped at the width of a window: a longer line without a
 * full stop, directly followed by a line that begins with a small letter. Menus, dates and bylines are never joined.
 */
export function joinWrapped(lines: SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = []
  let parts: SourceLine[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (last !== undefined && !(goesOn(last, line) && isText(last) && isText(line))) {
      joined.push(merge(parts))
      parts = []
    }
    parts.push(line)
  }
  if (parts.length > 0) joined.push(merge(parts))
  return joined
}

function goesOn(line: SourceLine, next: SourceLine): boolean {
  return (
    !next.afterBlank &&
    line.text.length >= wrappedLength &&
    /^\p{Ll}/u.test(next.text) &&
    !isStopped(line.shown)
  )
}

function isText(line: SourceLine): boolean {
  return boilerplateRule(line) === null && readDateLine(line.key) === null && readByline(line) === null
}

function merge(parts: SourceLine[]): SourceLine {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  return sourceLine(parts.map((part) => part.text).join('\n'), first?.afterBlank ?? true)
}
