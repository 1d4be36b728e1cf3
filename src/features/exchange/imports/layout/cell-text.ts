import { limitMarks } from '../../../../libraries/vietnamese/text.ts'

/** Heads, signatures and sums are short: what follows in a longer text tells nothing about them. */
const maxLength = 2_000

/** A cell as its words are compared: without blanks at its ends, in one normal form, which takes long for many marks. */
export const cellText = (text: string): string => limitMarks(text.slice(0, maxLength)).normalize('NFC').trim()
