import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import type { ManifestTable } from './manifest.ts'

/** The measures of the rows of a table. */
export type Measures = Pick<ManifestTable, 'rows' | 'bytes' | 'sha256'>

const newline = 0x0a

/** In the text format of COPY each row ends in a line feed, and those of values are escaped. */
function countRows(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) count++
  return count
}

/**
 * Passes rows on unchanged and measures them.
 * @param onEnd gets the measures before the end is passed on; if it throws, the stream fails instead of ending
 * @param onRows called with the number of rows so far
 */
export function measuringStream(
  onEnd: (measures: Measures) => void,
  onRows: (rows: number) => void,
): Transform {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      rows += countRows(chunk)
      bytes += chunk.length
      onRows(rows)
      done(null, chunk)
    },
    flush(done) {
      try {
        onEnd({ rows, bytes, sha256: hash.digest('hex') })
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
}
