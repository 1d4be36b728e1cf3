import type { Syllable } from '../../libraries/vietnamese/syllable.ts'
import { term } from './term.ts'

/** How many bytes a word has in a sequence: three of its letters without marks, one of its marks. */
export const wordBytes = 4

/** The letters that differ by marks alone. */
const variants: Readonly<Record<string, readonly [place: number, count: number]>> = Object.fromEntries(
  ['aăâ', 'eê', 'oôơ', 'uư', 'dđ'].flatMap((letters) =>
    [...letters].map((letter, place) => [letter, [place, letters.length]] as const),
  ),
)

/** A number below 256 for the marks and the tone of a word: no two forms of a Vietnamese syllable share one. */
function marksOf(exact: string): number {
  let code = 0
  for (const letter of exact.slice(0, -1)) {
    const variant = variants[letter]
    if (variant !== undefined) code = code * variant[1] + variant[0]
  }
  return (code * 6 + (Number(exact.at(-1)) || 0)) & 0xff
}

/** The bytes of a word in a sequence, as one number. The numbers of entries are part of stored sequences. */
export const wordCode = ({ folded, exact }: Pick<Syllable, 'folded' | 'exact'>): number =>
  (((term('word', folded) & 0xffffff) << 8) | marksOf(exact)) >>> 0
