import { z } from 'zod'
import type { ResourceDefinition } from '../../resource/definition.ts'
import { nearestName } from '../../language/nearest-name.ts'
import { slugOf } from '../../language/slug.ts'
import type { Bilingual } from '../../http/problems.ts'
import { columnsOf } from '../exports/columns.ts'
import { bareSchema } from '../exports/schema.ts'
import { isCodeColumn } from './code-cells.ts'
import { unreadableFile } from './fault.ts'
import { vietnameseHeaders } from './headers/headers.ts'
import { wordReader, type ReadWord } from './words/vocabulary.ts'
import { vietnameseWords } from './words/words.ts'

/** What the cells of a column hold. */
export type CellKind = 'text' | 'number' | 'integer' | 'boolean' | 'day' | 'json'

/** A column of a file: which field of a row its cells are. */
export interface TableColumn {
  /** `code`, or `program.code` for a reference by key. */
  name: string
  path: readonly string[]
  kind: CellKind
  /** As the file names it. */
  head: string
  /** Of its texts each sign counts. */
  isCode: boolean
  /** Of an enumeration: what a cell names. */
  readWord?: ReadWord
}

function kindOf(schema: unknown): CellKind {
  const bare = bareSchema(schema)
  if (bare instanceof z.ZodISODate) return 'day'
  if (bare instanceof z.ZodNumber)
    return bare.isInt || bare instanceof z.ZodNumberFormat ? 'integer' : 'number'
  if (bare instanceof z.ZodBoolean) return 'boolean'
  return bare instanceof z.ZodArray || bare instanceof z.ZodObject ? 'json' : 'text'
}

type Known = Omit<TableColumn, 'head' | 'isCode' | 'readWord'>

/** Every column that a file of a resource can have, by name. */
export function knownColumns(resource: ResourceDefinition): Map<string, Known> {
  const { shape } = resource.input
  const known = new Map<string, Known>([['id', { name: 'id', path: ['id'], kind: 'text' }]])
  const single = new Set(
    columnsOf(resource).references.flatMap(({ alias, isList }) => (isList ? [] : [alias])),
  )
  for (const [name, schema] of Object.entries(shape)) {
    if (!single.has(name)) known.set(name, { name, path: [name], kind: kindOf(schema) })
    else {
      for (const key of Object.keys((bareSchema(schema) as z.ZodObject).shape)) {
        known.set(`${name}.${key}`, { name: `${name}.${key}`, path: [name, key], kind: 'text' })
      }
    }
  }
  return known
}

/** Columns whose head begins so are notes to people, and passed over. */
export const noteMark = '#'
export const isNote = (head: string): boolean => head.trimStart().startsWith(noteMark)

const folded = (text: string) => slugOf(text.trim())

/** Names that a header may have for each column: its own, and the Vietnamese ones. */
function namesOf(resource: ResourceDefinition, known: ReadonlyMap<string, Known>): Map<string, string> {
  const names = new Map<string, string>()
  for (const [column, heads] of Object.entries(vietnameseHeaders[resource.path] ?? {})) {
    for (const head of heads) names.set(folded(head), column)
  }
  for (const column of known.keys()) names.set(folded(column), column)
  return names
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

function unknownColumn(head: string, known: readonly string[]): Bilingual {
  const nearest = nearestName(head, known)
  const hint =
    nearest === null
      ? { en: ` Known are: ${known.join(', ')}.`, vi: ` Các cột hợp lệ: ${known.join(', ')}.` }
      : { en: ` Did you mean "${nearest}"?`, vi: ` Có phải là "${nearest}"?` }
  return { en: `There is no column "${head}".${hint.en}`, vi: `Không có cột "${head}".${hint.vi}` }
}

/**
 * The columns that a header names, in its order; undefined for one without a head, whose cells must be empty.
 * Notes are passed over.
 * @throws Problem 422 for a column that is not known, comes twice, or for a header without any
 */
export function columnsUnder(
  resource: ResourceDefinition,
  heads: readonly string[],
  line: number,
): (TableColumn | 'note' | undefined)[] {
  const known = knownColumns(resource)
  const names = namesOf(resource, known)
  const columns = heads.map((head): TableColumn | 'note' | undefined => {
    if (head.trim() === '') return undefined
    if (isNote(head)) return 'note'
    const column = known.get(names.get(folded(head)) ?? head.trim())
    if (column === undefined) {
      throw unreadableFile(
        'unknown_column',
        unknownColumn(head.trim().slice(0, 100), [...known.keys()]),
        line,
      )
    }
    const vocabulary = vietnameseWords[resource.path]?.[column.name]
    const isCode = column.kind === 'text' && isCodeColumn(column.name)
    return { ...column, head: head.trim(), isCode, ...(vocabulary && { readWord: wordReader(vocabulary) }) }
  })
  const given = columns.flatMap((column) => (typeof column === 'object' ? column.name : []))
  const repeated = given.filter((name, at) => given.indexOf(name) !== at)
  if (repeated.length > 0) {
    throw unreadableFile(
      'repeated_column',
      {
        en: `These columns come twice: ${quoted(repeated)}.`,
        vi: `Các cột bị lặp lại: ${quoted(repeated)}.`,
      },
      line,
    )
  }
  return columns
}
