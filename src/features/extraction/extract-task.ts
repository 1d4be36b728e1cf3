import { serializeToBytes } from '../../platform/http/serializer.ts'
import { extractFigures } from '../../libraries/figure-grammar/extract.ts'
import { extraction, mostFigures } from './schema.ts'

/** A text whose figures are wanted. */
export interface ExtractionJob {
  text: string
  /** What the text is about where it names no year. */
  year: number | undefined
}

/** What came of it. */
export interface ExtractionOutcome {
  /** How many figures the text states. */
  count: number
  /** The answer that has them, in JSON; absent where they are more than an answer may have. */
  json: Uint8Array | undefined
}

/** Reads the figures of a text, and makes the JSON of the answer as well. */
export function run({ text, year }: ExtractionJob): ExtractionOutcome {
  const figures = extractFigures(text, year)
  const count = figures.length
  return { count, json: count > mostFigures ? undefined : serializeToBytes(extraction, { figures }) }
}
