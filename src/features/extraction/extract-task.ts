import { serializeToBytes } from '../../platform/http/serializer.ts'
import { extractFigures } from '../../libraries/figure-grammar/extract.ts'
import { extraction, maxFigures } from './schema.ts'

/** A text to extract figures from. */
export interface ExtractionTask {
  text: string
  /** The year of figures whose text names none. */
  year: number | undefined
}

/** The result of an extraction. */
export interface ExtractionResult {
  /** The number of figures in the text. */
  count: number
  /** The JSON of the response; undefined if there are more figures than a response may have. */
  json: Uint8Array | undefined
}

/** Extracts the figures of a text, and makes the JSON of the response. */
export function run({ text, year }: ExtractionTask): ExtractionResult {
  const figures = extractFigures(text, year)
  const count = figures.length
  return { count, json: count > maxFigures ? undefined : serializeToBytes(extraction, { figures }) }
}
