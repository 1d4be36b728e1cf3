import { createHash } from 'node:crypto'

/** A file that has come in whole, or the beginning of one that is too large to wait for. */
export type Received =
  | { whole: true; chunks: Buffer[]; bytes: number; hash: string }
  | { whole: false; begin: Buffer[]; rest: AsyncIterator<Buffer> }

/** Takes a file in, as long as it is small. */
export async function receive(file: AsyncIterable<Buffer>, mostBytes: number): Promise<Received> {
  const chunks: Buffer[] = []
  const hash = createHash('sha256')
  let bytes = 0
  const source = file[Symbol.asyncIterator]()
  for (let next = await source.next(); !next.done; next = await source.next()) {
    chunks.push(next.value)
    hash.update(next.value)
    bytes += next.value.length
    if (bytes > mostBytes) return { whole: false, begin: chunks, rest: source }
  }
  return { whole: true, chunks, bytes, hash: hash.digest('hex') }
}
