import { fold } from './folding.ts'
import type { KnownLine } from './line-kinds.ts'
import type { SourceLine } from './source-line.ts'

const SITE =
  /^(?:truong|cong thong tin|trang thong tin|trang chu|website|so|uy ban|ubnd|[\w-]+(?:\.[\w-]+)+$)/

/**
 * The title a line gives. That of the window also names the site, behind or before a dash or bar; the site's part is
 * told by its words, or by standing on the page elsewhere.
 */
export function pageName(line: SourceLine, lines: KnownLine[]): { title: string; site: string[] } {
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

function isSite(part: string, lines: KnownLine[]): boolean {
  const key = fold(part)
  return SITE.test(key) || lines.some(({ line }) => line.key === key)
}
