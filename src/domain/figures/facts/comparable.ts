import type { Unit } from '../../../libraries/figure-grammar/figure.ts'
import { formOf } from '../../../libraries/figure-grammar/text/letters.ts'
import type { FigureSource } from '../figures/source.ts'
import { hasOneExtent, isReformedOn } from './reform.ts'

/** What decides whether a statement can be compared with others of its fact. */
export interface StatedAbout {
  unit: Unit
  source: FigureSource | null
  /** Who the source is about, in comparable words; '' if it names nobody, null if it was not read for that. */
  about: string | null
  /** The day of the source; null if it is not known. */
  stated_on: string | null
}

/** The key of the post or document that states a figure; only parts and wholes of one source belong together. */
export const sourceKeyOf = ({ source }: Pick<StatedAbout, 'source'>): string =>
  source === null ? 'none' : (source.post_id ?? `document ${source.number}`)

/** The side of the reform of 2025 on which a statement was made; null if its day is not known, or does not matter. */
export function eraOf({ about, stated_on }: Pick<StatedAbout, 'about' | 'stated_on'>): string | null {
  if (stated_on === null || (about !== null && hasOneExtent(about))) return null
  return isReformedOn(stated_on) ? 'after' : 'before'
}

const agree = (one: string | null, other: string | null) => one === null || other === null || one === other

const [committee, organisation] = ['đảng ủy', 'đảng bộ'].map((words) =>
  words.split(' ').map(formOf).join(' '),
)

/** Figures that were read earlier tell Đảng ủy from its Đảng bộ, which are one. */
const ofOrganisation = (about: string | null) => about?.replace(committee!, organisation!) ?? null

/**
 * Whether statements of one fact are about the same: sources about different organisations (or of which only one names
 * its own) are not, nor those from before and after the reform, after which a province, unit or school has another
 * extent under the same name. Turns are no persons, and lecturers no staff, though one indicator counts both.
 */
export function areComparable(one: StatedAbout, other: StatedAbout): boolean {
  if (one.unit !== other.unit) return false
  if (sourceKeyOf(one) === sourceKeyOf(other)) return true
  return agree(ofOrganisation(one.about), ofOrganisation(other.about)) && agree(eraOf(one), eraOf(other))
}
