import { readJson } from '../../../platform/http/content-type-parsers.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { shownValue, storable, type FileRecord, type FileRows, type FieldPosition } from './file-record.ts'
import { textBlocks } from './text-blocks.ts'

const notAnObject: FieldError = {
  code: 'wrong_type',
  message: { en: 'A line must be a JSON object.', vi: 'Mỗi dòng phải là một đối tượng JSON.' },
}

function placeIn(values: Row, pointer: string | undefined): FieldPosition {
  const parts = (pointer ?? '')
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (parts.length === 0) return { column: null, field: null, label: null, value: null }
  const value = parts.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
    values,
  )
  return { column: null, label: null, field: parts.join('.'), value: shownValue(value) }
}

const theLine = { en: 'The line', vi: 'Dòng này' }

function readLine(text: string): { values: Row; error?: FieldError } {
  try {
    const value = readJson(text, theLine)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { values: value as Row }
    return { values: {}, error: notAnObject }
  } catch (error) {
    if (!(error instanceof Problem) || error.detail === undefined) throw error
    return { values: {}, error: { code: 'malformed_json', message: error.detail } }
  }
}

class LineRecord implements FileRecord {
  declare readonly error?: FieldError
  readonly line: number
  readonly values: Row
  readonly #text: string

  constructor(line: number, text: string) {
    const { values, error } = readLine(text)
    this.line = line
    this.values = values
    if (error !== undefined) this.error = error
    this.#text = text
  }

  // only refused rows need their raw text
  get raw(): readonly string[] {
    return [storable(this.#text)]
  }

  get size(): number {
    return this.#text.length
  }

  positionOf(pointer: string | undefined): FieldPosition {
    if (this.error !== undefined)
      return { column: null, field: null, label: null, value: shownValue(this.#text) }
    return placeIn(this.values, pointer)
  }
}

async function* recordsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  for await (const block of textBlocks(chunks)) {
    let line = block.line
    for (const text of block.text.split('\n')) {
      if (text !== '' && text.trim() !== '') yield new LineRecord(line, text)
      line++
    }
  }
}

/** Reads one JSON object from each line; empty lines are skipped. */
export const readNdjson = (chunks: AsyncIterable<Uint8Array>): FileRows => ({
  headers: null,
  records: recordsIn(chunks),
  reread: (line, [text]) => new LineRecord(line, text ?? ''),
})
