import { slugOf } from '../../../../libraries/vietnamese/slug.ts'
import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import { isCodeColumn } from '../cell-errors.ts'
import { knownColumns, type CellKind, type KnownColumn } from '../known-columns.ts'
import type { ColumnPart, DatePlace, TableColumn } from '../table-columns.ts'
import { wordReader } from '../word-reader.ts'
import { cellText } from './cell-text.ts'

/** Compares heads without case, accents and punctuation. */
export const folded = (text: string): string => slugOf(text.trim())

/** The heads of columns that number the rows. */
const rowNumberHeads = new Set(['stt', 'tt', 'so-tt', 'so-thu-tu', 'no', 'so-t-t', 's-t-t', 't-t'])

/** Whether a head is one of a column that numbers the rows. */
export const isRowNumberHead = (head: string): boolean => rowNumberHeads.has(folded(head))

const familyHeads = new Set([
  'ho-dem',
  'ho-va-dem',
  'ho-va-ten-dem',
  'ho-ten-dem',
  'ho-lot',
  'ho-va-chu-lot',
  'ho',
])

/** What a head under another one, or a head alone, can mean beside a field. */
type Part = 'family' | 'given' | 'male' | 'female' | 'month of birth' | DatePlace

/** What heads of a birth in three columns say, with all their accents: without, "năm" would be "nam". */
const dateHeads: Readonly<Record<string, DatePlace>> = { ngày: 'day', tháng: 'month', năm: 'year' }

const isDatePlace = (part: Part): part is DatePlace => Object.values<string>(dateHeads).includes(part)

function partOf(head: string): Part | undefined {
  const name = folded(head)
  if (familyHeads.has(name)) return 'family'
  if (name === 'ten') return 'given'
  // without accents "Năm" would be "Nam"
  const exact = cellText(head).toLowerCase()
  if (exact === 'nam') return 'male'
  if (exact === 'tháng sinh') return 'month of birth'
  const place = dateHeads[exact]
  if (place !== undefined) return place
  return exact === 'nữ' || exact === 'nu' ? 'female' : undefined
}

/** Columns that together make one field, or one column that makes two. */
interface PartReading {
  /** The name in a mapping. */
  name: string
  column: KnownColumn
  part: ColumnPart
}

/** How the columns of a file of a resource can be read. */
export interface ColumnReadings {
  /** What a head means, with the heads above it; undefined if it is no column of the resource. */
  of(path: readonly string[]): TableColumn | undefined
  /** What a mapping names; undefined if there is nothing of this name. */
  named(name: string, head: string): TableColumn | undefined
  /** The columns that a file can have. */
  columns: readonly string[]
  /** All names of a mapping: columns, and parts of them. */
  names: readonly string[]
  /** The heads as they are written, in small letters: a row with several of them is one of heads. */
  isHeadText(text: string): boolean
}

/** The parts of names, marks and births that a resource can have in columns of their own. */
function partReadings(known: ReadonlyMap<string, KnownColumn>): Map<string, PartReading> {
  const readings = new Map<string, PartReading>()
  const add = (name: string, column: KnownColumn | undefined, part: ColumnPart) => {
    if (column !== undefined) readings.set(name, { name, column, part })
  }
  const sex = known.get('sex')
  add('full_name:family', known.get('full_name'), { of: 'name', place: 'family' })
  add('full_name:given', known.get('full_name'), { of: 'name', place: 'given' })
  for (const each of ['male', 'female'] as const) {
    add(`sex:${each}`, sex, { of: 'sex', sex: each })
    if (sex !== undefined) add(`birth:${each}`, known.get('birth_date'), { of: 'birth', sex: each })
  }
  for (const place of Object.values(dateHeads))
    add(`birth:${place}`, known.get('birth_date'), { of: 'date', place })
  return readings
}

/** The headers that each column may have: its name, and the Vietnamese ones. */
function namesOf(resource: ExchangedResource, known: ReadonlyMap<string, KnownColumn>): Map<string, string> {
  const names = new Map<string, string>()
  for (const [column, headers] of Object.entries(resource.headers ?? {})) {
    for (const head of headers) names.set(folded(head), column)
  }
  for (const column of known.keys()) names.set(folded(column), column)
  return names
}

/** The reading of a part under the heads of a field, or without any. */
function readingName(above: string | undefined, part: Part): string | undefined {
  if (part === 'family' || part === 'given')
    return above === undefined || above === 'full_name' ? `full_name:${part}` : undefined
  const isOfBirth = above === 'birth_date' || above === 'birth_year'
  if (part === 'month of birth') return above === undefined ? 'birth:month' : undefined
  if (isDatePlace(part)) return isOfBirth ? `birth:${part}` : undefined
  if (above === undefined || above === 'sex') return `sex:${part}`
  return isOfBirth ? `birth:${part}` : undefined
}

/** Longer heads are no parts. */
const longestPartHead = 100

/** Makes the readings of the columns of a resource. */
export function columnReadings(resource: ExchangedResource): ColumnReadings {
  const known = knownColumns(resource)
  const names = namesOf(resource, known)
  const parts = partReadings(known)
  const heads = new Set([
    ...known.keys(),
    ...Object.values(resource.headers ?? {}).flatMap((each) =>
      each.map((head) => head.normalize('NFC').toLowerCase()),
    ),
  ])
  const hasBirthYear = known.has('birth_year')
  const columnOf = (column: KnownColumn, head: string): TableColumn => {
    const vocabulary = resource.vocabularies?.[column.name]
    const isBirth = hasBirthYear && (column.name === 'birth_date' || column.name === 'birth_year')
    return {
      ...column,
      ...(isBirth ? { kind: 'birth' as const } : {}),
      head,
      reading: column.name,
      isCode: column.kind === 'text' && isCodeColumn(column.name),
      ...(vocabulary && { readWord: wordReader(vocabulary) }),
    }
  }
  const kindOfPart = ({ of }: ColumnPart, kind: CellKind): CellKind => {
    if (of === 'date') return 'integer'
    return of === 'birth' && hasBirthYear ? 'birth' : kind
  }
  const partColumn = ({ name, column, part }: PartReading, head: string): TableColumn => ({
    ...column,
    kind: kindOfPart(part, column.kind),
    head,
    reading: name,
    isCode: false,
    part,
  })
  const named = (name: string, head: string) => {
    const part = parts.get(name)
    if (part !== undefined) return partColumn(part, head)
    const column = known.get(name)
    return column && columnOf(column, head)
  }
  /** A head of two rows in one text, as refused rows come back. */
  const splits = (text: string): [above: string, below: string][] =>
    [...text.matchAll(/[\s(–-]+/g)].map(({ index, 0: gap }): [string, string] => [
      text.slice(0, index),
      text.slice(index + gap.length).replace(/\)\s*$/, ''),
    ])
  const partReading = (path: readonly string[], head: string) => {
    const last = path.at(-1)!
    if (head.length > longestPartHead) return undefined
    const pairs: [string | undefined, string][] =
      path.length > 1 ? [[path.slice(0, -1).join(' '), last]] : [[undefined, last], ...splits(last)]
    for (const [above, below] of pairs) {
      const part = partOf(below)
      const field = above === undefined ? undefined : names.get(folded(above))
      const name =
        part === undefined || (above !== undefined && field === undefined)
          ? undefined
          : readingName(field, part)
      const found = name === undefined ? undefined : named(name, head)
      if (found !== undefined) return found
    }
    return undefined
  }
  return {
    of: (path) => {
      const head = path.join(' ').trim()
      if (head === '') return undefined
      const exact =
        known.get(names.get(folded(head)) ?? head) ?? known.get(names.get(folded(path.at(-1)!)) ?? '')
      return exact === undefined ? partReading(path, head) : columnOf(exact, head)
    },
    named,
    columns: [...known.keys()],
    names: [...known.keys(), ...parts.keys()],
    isHeadText: (text) => heads.has(cellText(text).toLowerCase()),
  }
}
