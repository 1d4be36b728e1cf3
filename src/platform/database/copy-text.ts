/**
 * Rows in the text format of COPY (Postgres manual, "COPY", File Formats): a line a row, tabs between the columns.
 */

const minPieceLength = 64 * 1024
const special = /[\\\n\r\t]/

// most texts have line ends and nothing else of it: each is replaced by the engine, not by a function of ours
const escaped = (text: string): string =>
  special.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text

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

/** Rows as pieces of text, each large enough to be worth a write; rows are taken only as the pieces are. */
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
