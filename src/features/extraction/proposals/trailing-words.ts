import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import type { PostFigure } from './extract-post-figures.ts'

const maxLength = 120

/**
 * The words after a figure, up to the next figure or the end of the clause. They distinguish 02 giảng viên đi học cao cấp
 * from 01 giảng viên đi học cao học.
 * @returns null if there are none
 */
export function trailingWords(text: string, { end }: Figure, figures: readonly PostFigure[]): string | null {
  const next = figures.map(({ figure }) => figure.start).filter((start) => start >= end)
  const rest = text.slice(end, Math.min(end + 400, ...next))
  const clause = rest
    .split(/[;,.()\n]/u)[0]!
    .replace(/\s+/gu, ' ')
    .trim()
  if (!/\p{L}/u.test(clause)) return null
  if (clause.length <= maxLength) return clause
  // ends with a complete word
  return clause
    .slice(0, maxLength + 1)
    .replace(/\s\S*$/u, '')
    .slice(0, maxLength)
}
