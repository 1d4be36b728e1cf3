/**
 * Rows in the text format of COPY (Postgres manual, "COPY", File Formats): one line per row, tabs between columns.
 */

const minPieceLength = 64 * 1024
const special = /[\\\n\r\t]/

// `replaceAll` with texts is faster than a regular expression with a function
const escaped = (text: string): string =>
  special.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text

/** A value as a field of the format. */
function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'object') return escaped(JSON.stringify(value))
  return String(value)
}

/** One row as a line; objects and arrays are written as JSON. */
const copyLine = (row: Record<string, unknown>, columns: readonly string[]): string =>
  `${columns.map((column) => fieldOf(row[column])).join('\t')}\n`

/** Converts rows to pieces of text, each large enough for a write. Rows are read only as pieces are taken. */
export function* copyTexts(rows: Iterable<Record<string, unknown>>, columns: readonly string[]) {
  let text = ''
  for (const row of rows) {
    text += copyLine(row, columns)
    if (text.length < minPieceLength) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}
