/**
 * The beginnings of a cell that spreadsheets read as a formula (https://owasp.org/www-community/attacks/CSV_Injection), in
 * half and full width, also after characters that they ignore: spaces, controls, and characters without width. A tab or a
 * line break is a risk by itself. The quote is included so that an import restores a text that begins with one.
 */
const risky = /^(?:['\t\r\n]|[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])/u

/**
 * A text as a cell of a CSV file that is safe to open in a spreadsheet: a text that looks like a formula gets a quote in
 * front. The empty text becomes a quote alone, because an empty cell means that there is no value.
 */
export const toSafeCell = (text: string): string => (text === '' || risky.test(text) ? `'${text}` : text)

/** The text of a cell that `toSafeCell` made; other cells do not change. */
export const fromSafeCell = (cell: string): string =>
  cell.startsWith("'") && toSafeCell(cell.slice(1)) === cell ? cell.slice(1) : cell
