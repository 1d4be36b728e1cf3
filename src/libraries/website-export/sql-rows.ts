/** A row of a table in a dump: its values by the names of the columns; NULL is null. */
export type SqlRow = ReadonlyMap<string, string | null>

const statementStart =
  /(?:^|\n)[ \t]*(?:CREATE TABLE (?:IF NOT EXISTS )?|INSERT (?:IGNORE )?INTO |REPLACE INTO )`?([A-Za-z0-9_]+)`?\s*/g
const columnName = /^\s*`([A-Za-z0-9_]+)`\s/gm
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '', Z: '', b: '' }

/**
 * Reads the rows of a dump of MySQL, of the tables whose name a pattern matches. Nothing is run: the dump is read as text.
 * @param onRow takes each row with the name of its table
 */
export function readSqlRows(
  source: string,
  tables: RegExp,
  onRow: (table: string, row: SqlRow) => void,
): void {
  const columns = new Map<string, string[]>()
  statementStart.lastIndex = 0
  for (let match = statementStart.exec(source); match !== null; match = statementStart.exec(source)) {
    const table = match[1] ?? ''
    const start = match.index + match[0].length
    const isWanted = tables.test(table)
    if (match[0].trimStart().startsWith('CREATE')) {
      if (!isWanted) continue
      const end = source.indexOf('\n)', start)
      const definition = source.slice(start, end === -1 ? undefined : end)
      columns.set(
        table,
        [...definition.matchAll(columnName)].map(([, name]) => name ?? ''),
      )
      continue
    }
    // All inserts are read to their ends: a text of another table may look like a statement.
    statementStart.lastIndex = readInsert(source, start, columns.get(table) ?? [], (row) => {
      if (isWanted) onRow(table, row)
    })
  }
}

/** Reads the rows of an INSERT. @returns where it ends */
function readInsert(source: string, start: number, known: string[], onRow: (row: SqlRow) => void): number {
  let at = start
  let names = known
  if (source[at] === '(') {
    const end = source.indexOf(')', at)
    if (end === -1) return source.length
    names = source
      .slice(at + 1, end)
      .split(',')
      .map((name) => name.trim().replaceAll('`', ''))
    at = end + 1
  }
  at = skipBlanks(source, at)
  if (!/^values$/i.test(source.slice(at, at + 6))) return at
  at += 6
  for (;;) {
    at = skipBlanks(source, at)
    if (source[at] === ',') at = skipBlanks(source, at + 1)
    if (source[at] !== '(') return at
    const values: (string | null)[] = []
    at += 1
    while (at < source.length && source[at] !== ')') {
      const read = readValue(source, skipBlanks(source, at))
      values.push(read.value)
      at = skipBlanks(source, read.end)
      if (source[at] === ',') at += 1
      else if (source[at] !== ')') return at
    }
    at += 1
    if (names.length === values.length)
      onRow(new Map(names.map((name, index) => [name, values[index] ?? null])))
  }
}

function skipBlanks(source: string, from: number): number {
  let at = from
  while (/\s/.test(source[at] ?? '')) at += 1
  return at
}

// "_binary '...'": the character set of a text.
const introducer = /(?:_[a-z0-9]{2,12}|n)\s{0,3}(?=')/iy

function readValue(source: string, from: number): { value: string | null; end: number } {
  introducer.lastIndex = from
  const start = from + (introducer.exec(source)?.[0].length ?? 0)
  if (source[start] !== "'") {
    let end = start
    while (end < source.length && source[end] !== ',' && source[end] !== ')') end += 1
    const plain = source.slice(start, end).trim()
    return { value: /^null$/i.test(plain) ? null : plain, end }
  }
  const parts: string[] = []
  let at = start + 1
  let kept = at
  for (; at < source.length; at += 1) {
    const sign = source[at]
    if (sign === '\\') {
      const next = source[at + 1] ?? ''
      parts.push(source.slice(kept, at), escapes[next] ?? next)
      at += 1
      kept = at + 1
    } else if (sign === "'") {
      parts.push(source.slice(kept, at))
      if (source[at + 1] !== "'") break
      parts.push("'")
      at += 1
      kept = at + 1
    }
  }
  return { value: parts.join(''), end: at + 1 }
}
