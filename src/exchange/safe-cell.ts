/**
 * What spreadsheets take for a formula when a cell begins with it, in half and in full width; a line break or a tab may
 * hide one. The quote is among them so that a text which begins with one comes back as it was.
 */
const risky = /^['=+\-@\t\r\n＝＋－＠]/

/**
 * A text as a cell of a CSV file that is safe to open in a spreadsheet: what could be taken for a formula gets a quote
 * in front. The empty text becomes a lone quote, since an empty cell says that there is no value.
 */
export const toSafeCell = (text: string): string => (text === '' || risky.test(text) ? `'${text}` : text)

/** The text that `toSafeCell` made a cell of; other cells, typed by hand, stay as they are. */
export const fromSafeCell = (cell: string): string =>
  cell.startsWith("'") && toSafeCell(cell.slice(1)) === cell ? cell.slice(1) : cell
