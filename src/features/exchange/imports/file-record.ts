import type { FieldError } from '../../../platform/http/problems.ts'
import type { Row } from '../../../platform/resource/row.ts'

/** Where the value of a field stands in a file, so that it can be corrected. */
export interface Place {
  /** Counted from 1; null where there are no columns. */
  column: number | null
  /** As the API names it. */
  field: string | null
  /** As the file names it, or as Vietnamese tables do where the file has no such column; null where there are none. */
  label: string | null
  /** As it was sent; null where nothing was. */
  value: string | null
}

/** A row of a file, before its fields are checked. */
export interface FileRecord {
  /** The line it begins in, or the row of a sheet, counted from 1. */
  line: number
  /** As a write would take it. */
  values: Row
  /** As it came: cells of a table, or a line of NDJSON. It can be kept as JSON. */
  raw: readonly (string | null)[]
  /** About how many characters it is. */
  size: number
  /** What keeps it from being read as a row. */
  error?: FieldError
  placeOf: (pointer: string | undefined) => Place
  /** A Vietnamese sentence about a field, in the words of the file. */
  wording?: (sentence: string, pointer: string | undefined) => string
  /** What is wrong with the value itself, where the file knows better than a write would. */
  errorAt?: (pointer: string | undefined) => Pick<FieldError, 'code' | 'message'> | undefined
}

/** What a file consists of. */
export interface FileRows {
  /** The columns of a table, as it names them; null for NDJSON. */
  heads: readonly string[] | null
  /** What separates the cells of a table in a text. */
  separator?: string
  records: AsyncIterable<FileRecord>
  /** A record from what was kept of it. */
  reread: (line: number, raw: readonly (string | null)[]) => FileRecord
  /** How many bytes of the file the rows so far are, where that is not how many have been taken of it. */
  bytesRead?: () => number
  /** Lets go of what the file is kept in; to be called when no more rows are taken. */
  close?: () => Promise<void>
}

/** A text as the database can keep it: what it cannot is only ever there by mistake. */
export const storable = (text: string): string => text.replaceAll('\0', '\u2400').toWellFormed()

/** How much of a value is shown: enough to recognise it. */
const maxShownCharacters = 500

/** A value as a report shows it. */
export function shownValue(value: unknown): string | null {
  if (value === undefined || value === null) return null
  const text = storable(typeof value === 'string' ? value : JSON.stringify(value))
  return text.length > maxShownCharacters ? `${text.slice(0, maxShownCharacters)}…` : text
}
