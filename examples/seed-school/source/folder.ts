import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { resources, type ImportedFile, type Resource } from './import-file.ts'

const mediaTypes = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Reads your files. Their names are names of resources, such as `classes.csv` and `learners.xlsx`; any may be missing. */
export function filesIn(folder: string): Partial<Record<Resource, ImportedFile>> {
  const files: Partial<Record<Resource, ImportedFile>> = {}
  for (const resource of resources) {
    for (const [extension, mediaType] of Object.entries(mediaTypes)) {
      const file = path.join(folder, `${resource}.${extension}`)
      if (existsSync(file)) files[resource] = { mediaType, content: new Uint8Array(readFileSync(file)) }
    }
  }
  if (Object.keys(files).length > 0) return files
  throw new Error(`${folder} has no file such as classes.csv; it is looked for ${resources.join(', ')}`)
}
