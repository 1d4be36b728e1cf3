import type { ResourceDefinition } from '../../resource/definition.ts'
import { readCsv } from './csv.ts'
import type { FileRows } from './file-record.ts'
import { readNdjson } from './ndjson.ts'

/** A kind of file that can be imported. */
export type ImportFormat = 'ndjson' | 'csv'

/** The media type of each. */
export const importTypes: Record<ImportFormat, string> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
}

/** The format that a Content-Type names. */
export function formatOfType(contentType: string | undefined): ImportFormat | undefined {
  const essence = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  return (Object.keys(importTypes) as ImportFormat[]).find((format) => importTypes[format] === essence)
}

/**
 * The rows of a file.
 * @throws Problem 422 for one whose beginning cannot be read
 */
export async function readFile(
  format: ImportFormat,
  chunks: AsyncIterable<Uint8Array>,
  resource: ResourceDefinition,
): Promise<FileRows> {
  return format === 'csv' ? await readCsv(chunks, resource) : readNdjson(chunks)
}
