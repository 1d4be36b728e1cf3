import { boilerplateRule } from './boilerplate.ts'
import { readDateLine } from './posting-date.ts'
import { isProse } from './prose.ts'
import { sourceLine, type SourceLine } from './source-line.ts'

/** A line with the table row and cell it stands in; 0 is none. */
type CellLine = { line: SourceLine; row: number; cell: number }

const gap = ' | '
const maxCellCharacters = 200

/**
 * Joins the cells of a row into one line of text. Old sites use tables for the layout of whole pages, so that only rows
 * of data are joined: one short line per cell, none of them prose, a date of the page or a button.
 */
export function joinRows<Line extends CellLine>(lines: Line[]): Line[] {
  const joined: Line[] = []
  for (let at = 0; at < lines.length;) {
    const first = lines[at]
    if (first === undefined) break
    let end = at + 1
    while (first.row !== 0 && lines[end]?.row === first.row) end += 1
    const row = lines.slice(at, end)
    if (isData(row)) joined.push({ ...first, line: joinCells(row) })
    else for (const line of row) joined.push(line)
    at = end
  }
  return joined
}

function isData(row: CellLine[]): boolean {
  if (row.length < 2 || new Set(row.map(({ cell }) => cell)).size < row.length) return false
  return row.every(({ line }) => {
    if (line.mark !== 'plain' || line.prefix !== '' || line.text.length > maxCellCharacters || isProse(line))
      return false
    const rule = boilerplateRule(line)
    const button = rule !== null && rule.where === 'anywhere' && rule.name !== 'wordless'
    return !button && (readDateLine(line.key)?.label ?? 'bare') === 'bare'
  })
}

function joinCells(row: CellLine[]): SourceLine {
  let length = 0
  const links = row.flatMap(({ line }) => {
    const start = length
    length += line.text.length + gap.length
    return line.links.map((link) => ({ ...link, start: link.start + start, end: link.end + start }))
  })
  const text = row.map(({ line }) => line.text).join(gap)
  const files = row.flatMap(({ line }) => line.files)
  return sourceLine(text, row[0]?.line.afterBlank ?? true, { links, files })
}
