import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { ExportColumns } from './columns.ts'
import type { Portion } from './rows.ts'
import type { TableShape } from './table-shape.ts'

/** The columns and lines of the files of a resource. */
export interface FileShape {
  name: string
  columns: ExportColumns
  /** The columns of a table. */
  table: TableShape
  /** A line of NDJSON. */
  record: z.ZodObject
}

/** A text format, which is written portion by portion. */
export interface TextFormat {
  begin: (shape: FileShape) => string
  portion: (portion: Portion, shape: FileShape) => string
}

async function* texts(format: TextFormat, portions: AsyncIterable<Portion>, shape: FileShape) {
  const head = format.begin(shape)
  if (head !== '') yield head
  for await (const portion of portions) yield format.portion(portion, shape)
}

/** The bytes of a file; a portion is made when the one before has been read. */
export const textStream =
  (format: TextFormat) =>
  (portions: AsyncIterable<Portion>, shape: FileShape): Readable =>
    Readable.from(texts(format, portions, shape), { objectMode: false })
