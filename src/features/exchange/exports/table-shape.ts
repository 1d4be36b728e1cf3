import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { knownColumns, type KnownColumn } from '../imports/known-columns.ts'
import type { ExportColumns } from './columns.ts'
import { chosenColumns, headsOf, type HeadMode } from './heads.ts'
import { cellsOf } from './record.ts'
import type { Portion } from './rows.ts'

/** What a request says about the table of an export. */
export interface TableRequest {
  heads: HeadMode
  /** The chosen columns, with commas between them; undefined: all. */
  fields: string | undefined
}

/** The columns of a table as it is written. */
export interface TableShape {
  heads: readonly string[]
  columns: readonly Pick<KnownColumn, 'name' | 'kind'>[]
  /** The rows of a portion as cells of these columns. */
  cells(portion: Portion): Cell[][]
}

/** The words of values, where the heads are Vietnamese. */
const wordOf = (labels: Readonly<Record<string, { vi: string }>> | undefined, cell: Cell): Cell =>
  typeof cell === 'string' ? (labels?.[cell]?.vi ?? cell) : cell

/** Makes the columns of a table. @throws Problem 400 for columns that there are not */
export function tableShape(
  resource: ExchangedResource,
  columns: ExportColumns,
  { heads, fields }: TableRequest,
): TableShape {
  const places = chosenColumns(columns, fields)
  const names = places.map((at) => columns.headers[at]!)
  const known = knownColumns(resource)
  const isPlain = heads !== 'vi' && fields === undefined
  const labels = names.map((name) => (heads === 'vi' ? resource.vocabularies?.[name]?.labels : undefined))
  return {
    heads: headsOf(resource, names, heads),
    columns: names.map((name) => known.get(name) ?? { name, kind: 'text' }),
    cells: ({ rows, keys }) =>
      rows.map((row) => {
        const cells = cellsOf(row, columns, keys)
        return isPlain ? cells : places.map((at, index) => wordOf(labels[index], cells[at] ?? null))
      }),
  }
}
