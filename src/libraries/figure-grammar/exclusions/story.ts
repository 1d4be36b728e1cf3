import { formOf } from '../text/letters.ts'
import { findBackInClause } from '../clause.ts'
import type { Exclusion } from './exclusion.ts'

const [narrator, plural] = ['tôi', 'chúng'].map(formOf)
/** How far before a number the one who tells may be named, in tokens. */
const maxStoryTokens = 10

/** `Lớp tôi có 64 người`: one person tells, and no school reports. */
export const storyRule: Exclusion = {
  name: 'story',
  example: 'Lớp tôi có 64 người; chi bộ của tôi có 7 đảng viên',
  description: 'A number behind tôi (not chúng tôi) in its clause: somebody tells of himself.',
  excludes(parsed, { from }) {
    const { tokens } = parsed
    const isOne = (at: number) =>
      tokens[at]!.form === narrator ? tokens[at - 1]?.form !== plural : undefined
    return findBackInClause(parsed, from, maxStoryTokens, isOne) ?? false
  },
}
