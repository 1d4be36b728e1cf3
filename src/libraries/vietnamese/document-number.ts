import { canonicalLetters, withoutMarks } from './letters.ts'

/** What stands before a number where it is cited: "Số 15-KH/TCT", "số: 15-KH/TCT". */
const label = /^so(?![\p{L}\p{N}])/u

/**
 * The key that numbers of documents are compared by. The Party writes `15-KH/TCT` and the State `15/KH-TCT`: hyphens,
 * slashes, dots and blanks are no difference, nor are case, marks (QĐ, QD), leading zeros (05, 5) and the word "số" in front.
 * @returns an empty text if nothing of it can be compared
 */
export function documentNumberKey(number: string): string {
  const plain = withoutMarks(canonicalLetters(number)).toLowerCase().trim().replace(label, '')
  const parts = plain.match(/\d+|\p{L}+/gu) ?? []
  return parts.map((part) => part.replace(/^0+(?=\d)/, '')).join('-')
}
