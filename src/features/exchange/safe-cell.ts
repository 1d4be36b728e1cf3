/**
 * What spreadsheets take for a formula when a cell begins with it, in half and in full width, also behind characters
 * that they pass over or do not show: spaces of every kind, controls, and what has no width. A tab or a line break is
 * risky by itself. The quote is among them so that a text which begins with one comes back as it was.
 */
const risky = /^(?:['\t\r\n]|[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])/u

/**
 * A text as a cell of a CSV file that is safe to open in a spreadsheet: what could be taken for a formula gets a quote
 * in front. The empty text becomes a lone quote, since an empty cell says that there is no value.
 */
export const toSafeCell = (text: string): string => (text === '' || risky.test(text) ? `'${text}` : text)

/** The text that `toSafeCell` made a cell of; other cells, typed by hand, stay as they are. */
export const fromSafeCell = (cell: string): string =>
  cell.startsWith("'") && toSafeCell(cell.slice(1)) === cell ? cell.slice(1) : cell
