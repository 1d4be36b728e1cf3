import type { Cell } from '../../../libraries/xlsx/writer/cell.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { knownColumns, type KnownColumn } from '../imports/known-columns.ts'
import type { ExportColumns } from './columns.ts'
import { chosenColumns, headsOf, type HeadMode } from './heads.ts'
import { momentInWords } from './moment-in-words.ts'
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

/** The word of a value, as people write it. */
type WordOf = (value: string) => string | undefined

/** Words of the values of a field; undefined where it has none. */
function wordsOf({ vocabularies, codeNames }: ExchangedResource, name: string): WordOf | undefined {
  const labels = vocabularies?.[name]?.labels
  return labels === undefined ? codeNames?.[name] : (value) => labels[value]?.vi
}

const inWords = (wordOf: WordOf | undefined, cell: Cell): Cell =>
  typeof cell === 'string' ? (wordOf?.(cell) ?? cell) : cell

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
  const words = names.map((name) => {
    if (heads !== 'vi') return undefined
    const kind = known.get(name)?.kind
    return kind === 'moment' || kind === 'end' ? momentInWords : wordsOf(resource, name)
  })
  return {
    heads: headsOf(resource, names, heads),
    columns: names.map((name) => known.get(name) ?? { name, kind: 'text' }),
    cells: ({ rows, keys }) =>
      rows.map((row) => {
        const cells = cellsOf(row, columns, keys)
        return isPlain ? cells : places.map((at, index) => inWords(words[index], cells[at] ?? null))
      }),
  }
}
