import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import { nearestName } from '../../../libraries/vietnamese/nearest-name.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { isCodeColumn } from './cell-errors.ts'
import { unreadableFile } from './unreadable-file.ts'
import { knownColumns, type KnownColumn } from './known-columns.ts'
import { wordReader, type ReadWord } from './word-reader.ts'

/** A column of a file. */
export interface TableColumn extends KnownColumn {
  /** Its header in the file. */
  head: string
  /** Whether every character of its texts matters, as in codes. */
  isCode: boolean
  /** Reads the value that a cell of an enumeration names. */
  readWord?: ReadWord
}

/** The prefix of the headers of notes; imports ignore these columns. */
export const noteMark = '#'
/** Whether a column has notes. */
export const isNote = (head: string): boolean => head.trimStart().startsWith(noteMark)

const folded = (text: string) => slugOf(text.trim())

/** The headers that each column may have: its name, and the Vietnamese ones. */
function namesOf(resource: ExchangedResource, known: ReadonlyMap<string, KnownColumn>): Map<string, string> {
  const names = new Map<string, string>()
  for (const [column, headers] of Object.entries(resource.headers ?? {})) {
    for (const head of headers) names.set(folded(head), column)
  }
  for (const column of known.keys()) names.set(folded(column), column)
  return names
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

function unknownColumn(resource: ExchangedResource, head: string, known: readonly string[]): Bilingual {
  const headers = resource.headers ?? {}
  const nearest = nearestName(head, [...known, ...Object.values(headers).flat()])
  const inVietnamese = known.map((name) => headers[name]?.[0] ?? name)
  const hint =
    nearest === null
      ? { en: ` Known are: ${known.join(', ')}.`, vi: ` Các cột hợp lệ: ${inVietnamese.join(', ')}.` }
      : { en: ` Did you mean "${nearest}"?`, vi: ` Có phải là "${nearest}"?` }
  return { en: `There is no column "${head}".${hint.en}`, vi: `Không có cột "${head}".${hint.vi}` }
}

/**
 * The columns that the headers name, in their order; undefined for a column without a header, whose cells must be empty.
 * Notes are ignored.
 * @throws Problem 422 for a column that is not known, comes twice, or for a header without any
 */
export function columnsUnder(
  resource: ExchangedResource,
  headers: readonly string[],
  line: number,
): (TableColumn | 'note' | undefined)[] {
  const known = knownColumns(resource)
  const names = namesOf(resource, known)
  const columns = headers.map((head): TableColumn | 'note' | undefined => {
    if (head.trim() === '') return undefined
    if (isNote(head)) return 'note'
    const column = known.get(names.get(folded(head)) ?? head.trim())
    if (column === undefined) {
      throw unreadableFile(
        'unknown_column',
        unknownColumn(resource, head.trim().slice(0, 100), [...known.keys()]),
        line,
      )
    }
    const vocabulary = resource.vocabularies?.[column.name]
    const isCode = column.kind === 'text' && isCodeColumn(column.name)
    return { ...column, head: head.trim(), isCode, ...(vocabulary && { readWord: wordReader(vocabulary) }) }
  })
  const given = columns.flatMap((column) => (typeof column === 'object' ? column.name : []))
  const repeated = given.filter((name, at) => given.indexOf(name) !== at)
  const repeatedHeads = columns.flatMap((column) =>
    typeof column === 'object' && repeated.includes(column.name) ? [column.head] : [],
  )
  if (repeated.length > 0) {
    throw unreadableFile(
      'repeated_column',
      {
        en: `These columns come twice: ${quoted(repeated)}.`,
        vi: `Các cột bị lặp lại: ${quoted(repeatedHeads)}.`,
      },
      line,
    )
  }
  return columns
}
