/** More combining marks than any language puts on one letter (UAX #15, stream-safe text). */
export const maxMarksPerLetter = 30

// marks inside a row are no beginning of one, so that each is looked at only once
const MARK_ROW = new RegExp(`(?<!\\p{M})\\p{M}{${maxMarksPerLetter + 1}}`, 'u')

/** Whether more marks stand on a letter than any language has. */
export const hasTooManyMarks = (text: string): boolean => MARK_ROW.test(text)

const EXCESS_MARKS = new RegExp(`(?<!\\p{M})(\\p{M}{${maxMarksPerLetter}})\\p{M}+`, 'gu')

/** Drops the marks of each letter beyond `maxMarksPerLetter`, so that normal forms take linear time. */
export const limitMarks = (text: string): string =>
  hasTooManyMarks(text) ? text.replace(EXCESS_MARKS, '$1') : text

/**
 * Text as it is stored: composed letters (NFC) and `\n` line ends, otherwise as written. Offsets into a text
 * are only meaningful after this, because both steps change its length. Marks are sorted by NFC, which takes as long as
 * the square of their number, so that a text with too many on a letter stays as it is, for the caller to refuse.
 */
export function normaliseText(text: string): string {
  const withOwnEnds = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return hasTooManyMarks(withOwnEnds) ? withOwnEnds : withOwnEnds.normalize('NFC')
}

/** Whether text holds half of a surrogate pair, which UTF-8 cannot carry and Postgres refuses. */
export const hasLoneSurrogate = (text: string): boolean => !text.isWellFormed()

/**
 * What stands at the ends of a line unseen: spaces of every kind, and letters without width. A variation selector is not
 * among them, since it belongs to the sign before it.
 */
const AT_ENDS =
  /[\s\u0085\u00AD\u115F\u1160\u180E\u200B-\u200D\u2060-\u2064\u3164\uFFA0]|\u034F|\u17B4|\u17B5/

/** Characters that control a terminal, or in which direction others are shown; line breaks and tabs are none of them. */
const CONTROLS = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/u
const ALL_CONTROLS = new RegExp(CONTROLS, 'gu')
/** Blanks that have a control character of their own. */
const TABS = /[\t\v\f\u0085]/
const ALL_TABS = new RegExp(TABS, 'g')

const unitsOf = (pattern: RegExp): string =>
  Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit))
    .filter((unit) => pattern.test(unit))
    .join('')

/** Every character that `trimEnds` takes away, and every one that `hasControls` finds, for statements that do the same. */
export const unseenCharacters = () => ({
  atEnds: unitsOf(AT_ENDS),
  controls: unitsOf(CONTROLS).replace('\0', '') + unitsOf(TABS),
})

/** Text without what stands at its ends unseen. */
export function trimEnds(text: string): string {
  let start = 0
  let end = text.length
  // one by one: a pattern of the end alone would look at each run of blanks again for each of its letters
  while (start < end && AT_ENDS.test(text[start]!)) start++
  while (end > start && AT_ENDS.test(text[end - 1]!)) end--
  return text.slice(start, end)
}

/** Whether text has characters that control something, in a place where they could only deceive. */
export const hasControls = (text: string): boolean => CONTROLS.test(text) || TABS.test(text)

/**
 * A text of one line as it is stored: without controls, with plain spaces for tabs, and trimmed. What joins letters or
 * parts of a sign inside it (U+200C, U+200D, U+FE0F) stays. Line breaks inside stay as well, for the caller to refuse.
 */
export function oneLineText(text: string): string {
  const plain = hasControls(text) ? text.replace(ALL_CONTROLS, '').replace(ALL_TABS, ' ') : text
  return trimEnds(normaliseText(plain))
}

/** The text of a key that is compared exactly: trimmed, and otherwise as written. */
export const keyText = (text: string): string => trimEnds(normaliseText(text))

/** Whether something of a text can be seen. */
export const showsSomething = (text: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text)
