import { Writable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'

/** Captures the lines that a logger writes to standard output. */
export function captureLines(log: FastifyBaseLogger): string[] {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(...chunk.toString().split('\n').filter(Boolean))
      done()
    },
  })
  const key = Object.getOwnPropertySymbols(log).find((symbol) => symbol.description === 'pino.stream')
  if (key === undefined) throw new Error('the logger keeps its stream elsewhere')
  Reflect.set(log, key, stream)
  return lines
}
