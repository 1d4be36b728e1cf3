import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import type { ReadFigure } from './extract-post-figures.ts'

const LONGEST = 120

/**
 * The words behind a figure up to the next figure or the end of its clause: what tells 02 giảng viên đi học cao cấp from
 * 01 giảng viên đi học cao học.
 * @returns null where there are none
 */
export function wordsBehind(text: string, { end }: Figure, read: readonly ReadFigure[]): string | null {
  const next = read.map(({ figure }) => figure.start).filter((start) => start >= end)
  const rest = text.slice(end, Math.min(end + 400, ...next))
  const clause = rest
    .split(/[;,.()\n]/u)[0]!
    .replace(/\s+/gu, ' ')
    .trim()
  if (!/\p{L}/u.test(clause)) return null
  if (clause.length <= LONGEST) return clause
  // up to the last whole word
  return clause
    .slice(0, LONGEST + 1)
    .replace(/\s\S*$/u, '')
    .slice(0, LONGEST)
}
