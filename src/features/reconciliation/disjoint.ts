import { findBodies } from '../../libraries/figure-grammar/scope/bodies.ts'
import { parseText } from '../../libraries/figure-grammar/parsed-text.ts'

/** Ranks of nouns of one level of administration: cities, districts and towns beside each other, wards and communes. */
const levels: Readonly<Record<number, number>> = { 2: 5 }

/**
 * Whether organisations or places share nothing: they have nouns of one level (huyện, thị xã), and are no departments, whose
 * work overlaps (several faculties teach one class).
 */
export function areDisjoint(names: readonly string[]): boolean {
  const found = names.map((name) => findBodies(parseText(name))[0])
  const [first] = found
  if (first === undefined || first.kind === 'department') return false
  const levelOf = (rank: number) => levels[rank] ?? rank
  return found.every((body) => body?.kind === first.kind && levelOf(body.rank) === levelOf(first.rank))
}

/**
 * Whether an organisation or place is one beside that of the whole, and no part of it: Đảng bộ tỉnh Bình Thuận in a text about
 * Đảng bộ tỉnh Lâm Đồng.
 * @param about whom the source of the whole is about, in comparable words
 */
export function isBeside(name: string, about: string): boolean {
  const [body] = findBodies(parseText(name))
  const lastHead = body?.heads.at(-1)?.split(' ')
  if (body === undefined || lastHead === undefined) return false
  const at = body.forms.findLastIndex((_, index) =>
    lastHead.every((form, i) => body.forms[index + i] === form),
  )
  const kind = body.forms.slice(0, at + lastHead.length).join(' ')
  return `${about} `.startsWith(`${kind} `)
}
