import { parentPort } from 'node:worker_threads'
import type { Job, Outcome } from './figures/extraction/aside/messages.ts'
import { extractFigures } from './figures/extraction/extract.ts'
import { extraction, mostFigures } from './figures/extraction/schema.ts'
import { serializeToBytes } from './http/serializer.ts'

// A thread that reads figures, one text after the other, and makes the JSON of the answer as well.
parentPort!.on('message', ({ text, year }: Job) => {
  const figures = extractFigures(text, year)
  const count = figures.length
  // a copy of its own: what is handed over is gone here, and small buffers share their memory
  const json = count > mostFigures ? undefined : new Uint8Array(serializeToBytes(extraction, { figures }))
  const outcome: Outcome = { count, json }
  parentPort!.postMessage(outcome, json === undefined ? [] : [json.buffer])
})
