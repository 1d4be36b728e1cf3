import type { FieldError } from '../../../platform/http/problems.ts'
import type { TableLayout } from './layout/mapping.ts'
import type { TableFrame } from './layout/table-frame.ts'
import type { ImportWarning } from './warning.ts'
import type { Row } from '../../../platform/resource/row.ts'

/** The position of a value in a file, so that it can be corrected. */
export interface FieldPosition {
  /** The number of the column, from 1; null if the file has no columns. */
  column: number | null
  /** The name of the field in the API. */
  field: string | null
  /** The header of the column, or the Vietnamese header if the file has no such column; null if there is none. */
  label: string | null
  /** The value in the file; null if there is none. */
  value: string | null
}

/** A row of a file, before its fields are checked. */
export interface FileRecord {
  /** The number of its first line, or of the row of a sheet, from 1. */
  line: number
  /** The input of a write. */
  values: Row
  /** The cells of a table, or a line of NDJSON, as JSON can store them. */
  raw: readonly (string | null)[]
  /** The approximate number of characters. */
  size: number
  /** The error of a row that cannot be read. */
  error?: FieldError
  positionOf: (pointer: string | undefined) => FieldPosition
  /** Replaces names in a Vietnamese sentence about a field by labels of the file. */
  wording?: (sentence: string, pointer: string | undefined) => string
  /** The error of a value, if the reader of the file has a better message than the write. */
  errorAt?: (pointer: string | undefined) => Pick<FieldError, 'code' | 'message'> | undefined
}

/** The contents of a file. */
export interface FileRows {
  /** The headers of a table; null for NDJSON. */
  headers: readonly string[] | null
  /** The separator of the cells of a CSV file. */
  separator?: string
  /** How a table was understood. */
  layout?: TableLayout
  /** Possible mistakes in what has been read, and what was passed over. */
  warnings?: () => readonly ImportWarning[]
  /** What stands around a table; complete when all rows are read. */
  frame?: TableFrame
  records: AsyncIterable<FileRecord>
  /** Makes a record again from its stored cells or line. */
  reread: (line: number, raw: readonly (string | null)[]) => FileRecord
  /** The number of bytes of the rows so far, if the reader has read more of the file. */
  bytesRead?: () => number
  /** Releases the resources of the file; to be called after the last row is read. */
  close?: () => Promise<void>
}

/** Replaces characters that Postgres cannot store (NUL, lone surrogates); they are always mistakes. */
export const storable = (text: string): string => text.replaceAll('\0', '\u2400').toWellFormed()

/** The most characters of a value in a report. */
const maxShownCharacters = 500

/** A value as the report shows it. */
export function shownValue(value: unknown): string | null {
  if (value === undefined || value === null) return null
  const text = storable(typeof value === 'string' ? value : JSON.stringify(value))
  return text.length > maxShownCharacters ? `${text.slice(0, maxShownCharacters)}…` : text
}
