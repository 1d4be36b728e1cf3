import { formOf } from '../text/letters.ts'
import type { Exclusion } from './exclusion.ts'

const [narrator, plural] = ['tôi', 'chúng'].map(formOf)
/** How far before a number the one who tells may be named, in tokens. */
const maxStoryTokens = 10
const ends = new Set([',', ';', ':', '(', ')', '.'])

/** `Lớp tôi có 64 người`: one person tells, and no school reports. */
export const storyRule: Exclusion = {
  name: 'story',
  example: 'Lớp tôi có 64 người; chi bộ của tôi có 7 đảng viên',
  description: 'A number behind tôi (not chúng tôi) in its clause: somebody tells of himself.',
  excludes({ tokens, places }, { from }) {
    for (let at = from - 1; at >= Math.max(0, from - maxStoryTokens); at--) {
      if (ends.has(tokens[at]!.form) || places[at]!.sentence !== places[from]!.sentence) return false
      if (tokens[at]!.form === narrator) return tokens[at - 1]?.form !== plural
    }
    return false
  },
}
