import type { Quantity } from '../numbers/quantity.ts'
import type { Scene } from '../scene.ts'
import { calendarExclusions } from './calendar.ts'
import type { Excluded, Exclusion } from './exclusion.ts'
import { nameExclusions } from './names.ts'
import { wordExclusions } from './words.ts'

/** Every kind of number that is left alone, in the order in which they are tried. */
export const exclusions: readonly Exclusion[] = [...calendarExclusions, ...nameExclusions, ...wordExclusions]

/** The numbers of a text that may be figures. A percentage always may. */
export function countingQuantities(scene: Scene): Quantity[] {
  let earlier: Excluded | undefined
  return scene.quantities.filter((quantity) => {
    if (quantity.percent) return true
    const rule = exclusions.find((one) => one.excludes(scene, quantity, earlier))
    if (rule) earlier = { quantity, name: rule.name }
    return rule === undefined
  })
}
