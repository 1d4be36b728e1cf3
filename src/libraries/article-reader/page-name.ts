import { fold } from './text-forms.ts'
import type { ClassifiedLine } from './classified-line.ts'
import type { SourceLine } from './source-line.ts'

const site =
  /^(?:truong|cong thong tin|trang thong tin|trang chu|website|so|uy ban|ubnd|[\w-]+(?:\.[\w-]+)+$)/

/**
 * Splits a document title into the title of the page and the name of the site, which stands before or after a dash or
 * bar. The name is known by its words, or because another line of the page has it.
 */
export function pageName(line: SourceLine, lines: ClassifiedLine[]): { title: string; site: string[] } {
  const whole = { title: line.shown, site: [] }
  if (line.mark !== 'document-title') return whole
  const parts = line.shown.split(/\s+[-–—|»]\s+/)
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? '']
  if (parts.length < 2) return whole
  if (isSite(last, lines))
    return { title: line.shown.slice(0, -last.length).replace(/\s+[-–—|»]\s+$/, ''), site: [last] }
  if (isSite(first, lines))
    return { title: line.shown.slice(first.length).replace(/^\s+[-–—|»]\s+/, ''), site: [first] }
  return whole
}

function isSite(part: string, lines: ClassifiedLine[]): boolean {
  const key = fold(part)
  return site.test(key) || lines.some(({ line }) => line.key === key)
}
