/** More combining marks than any language puts on one letter (UAX #15, stream-safe text). */
export const maxMarksPerLetter = 30

// the lookbehind starts a match only at the first mark of a row, so that each mark is visited once
const markRow = new RegExp(`(?<!\\p{M})\\p{M}{${maxMarksPerLetter + 1}}`, 'u')

/** Whether a letter has more than `maxMarksPerLetter` marks. */
export const hasTooManyMarks = (text: string): boolean => markRow.test(text)

const excessMarks = new RegExp(`(?<!\\p{M})(\\p{M}{${maxMarksPerLetter}})\\p{M}+`, 'gu')

/** Drops the marks of each letter beyond `maxMarksPerLetter`, so that normal forms take linear time. */
export const limitMarks = (text: string): string =>
  hasTooManyMarks(text) ? text.replace(excessMarks, '$1') : text

/**
 * Normalises text for storage: NFC and `\n` line ends, otherwise as written. Offsets into a text are valid only after
 * this, because both steps change its length. NFC takes the square of the number of marks on a letter, so that a text
 * with too many marks stays as it is; the caller rejects it.
 */
export function normaliseText(text: string): string {
  const withOwnEnds = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return hasTooManyMarks(withOwnEnds) ? withOwnEnds : withOwnEnds.normalize('NFC')
}

/** Whether a text contains half of a surrogate pair, which UTF-8 cannot encode and Postgres rejects. */
export const hasLoneSurrogate = (text: string): boolean => !text.isWellFormed()

/**
 * Invisible characters that are trimmed: spaces of every kind, and letters without width. Variation selectors are not
 * among them: they belong to the character before.
 */
const atEnds = /[\s\u0085\u00AD\u115F\u1160\u180E\u200B-\u200D\u2060-\u2064\u3164\uFFA0]|\u034F|\u17B4|\u17B5/

/** Characters that control a terminal or the direction of text, except line breaks and tabs. */
const controls = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/u
const allControls = new RegExp(controls, 'gu')
/** Blanks that are control characters. */
const tabs = /[\t\v\f\u0085]/
const allTabs = new RegExp(tabs, 'g')

const unitsOf = (pattern: RegExp): string =>
  Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit))
    .filter((unit) => pattern.test(unit))
    .join('')

/** All characters that `trimEnds` removes and that `hasControls` finds, for SQL statements that do the same. */
export const unseenCharacters = () => ({
  atEnds: unitsOf(atEnds),
  controls: unitsOf(controls).replace('\0', '') + unitsOf(tabs),
})

/** Trims invisible characters at both ends of a text. */
function trimEnds(text: string): string {
  let start = 0
  let end = text.length
  // a loop: a regular expression for the end is quadratic on runs of blanks inside the text
  while (start < end && atEnds.test(text[start]!)) start++
  while (end > start && atEnds.test(text[end - 1]!)) end--
  return text.slice(start, end)
}

/** Whether a text of one line has control characters. */
export const hasControls = (text: string): boolean => controls.test(text) || tabs.test(text)

/**
 * Normalises a text of one line for storage: no control characters, spaces instead of tabs, trimmed. Joiners inside the
 * text (U+200C, U+200D, U+FE0F) stay. Line breaks stay as well; the caller rejects them.
 */
export function oneLineText(text: string): string {
  const plain = hasControls(text) ? text.replace(allControls, '').replace(allTabs, ' ') : text
  return trimEnds(normaliseText(plain))
}

/** Normalises a key that is compared exactly: trimmed, otherwise as written. */
export const keyText = (text: string): string => trimEnds(normaliseText(text))

/** Whether a text has a visible character. */
export const hasVisibleText = (text: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text)
