import { formOf } from '../text/letters.ts'
import { bodyHeads, narrowRanks } from '../vocabulary/bodies.ts'
import type { Body } from './bodies.ts'

const formsOf = (words: string): string => words.split(' ').map(formOf).join(' ')

/** The nouns and committees of places of one level. */
const levels: readonly (readonly string[])[] = [
  ['tỉnh', 'tỉnh ủy'],
  ['thành phố', 'tp', 'thành ủy'],
  ['huyện', 'huyện ủy'],
  ['quận', 'quận ủy'],
  ['thị xã', 'tx', 'thị ủy'],
  ['xã'],
  ['phường'],
].map((nouns) => nouns.map(formsOf))

/** Words for a whole place, and the nouns of the place; those of a country have none. */
const wholes = new Map<string, readonly string[]>([
  ...levels.flatMap((nouns) =>
    ['toàn', 'cả'].map((word) => [formsOf(`${word} ${nouns[0]!}`), nouns] as const),
  ),
  [formsOf('trong toàn tỉnh'), levels[0]!],
  [formsOf('trên địa bàn tỉnh'), levels[0]!],
  [formsOf('cả nước'), []],
  [formsOf('toàn quốc'), []],
])

/** Nouns of what is only a part of its place. */
const narrowNouns = new Set(
  bodyHeads.flatMap(([nouns, head]) =>
    head !== null && narrowRanks.has(head.rank) ? nouns.map(formsOf) : [],
  ),
)

/**
 * Whether the words for all of a place (`toàn tỉnh`) mean all of an organisation: those of Đảng bộ tỉnh do, and not those of Đảng bộ
 * Ủy ban nhân dân tỉnh. Other words (nhà trường, a name) are none of a place, for which this is true.
 */
export function coversWhole(main: Body, { isBare, forms }: Body): boolean {
  const nouns = isBare ? wholes.get(forms.join(' ')) : undefined
  if (nouns === undefined) return true
  // Đảng bộ UBND tỉnh, Đảng bộ Bộ đội Biên phòng tỉnh: other words stand before the noun of the place
  const [noun = ''] = main.heads
  const words = main.forms.join(' ')
  const isOfPlace = nouns.some((place) => noun === place || `${words} `.startsWith(`${noun} ${place} `))
  return isOfPlace && !main.heads.some((head) => narrowNouns.has(head))
}
