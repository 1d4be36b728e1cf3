import { createHash } from 'node:crypto'
import type { Database } from '../../../platform/database/database.ts'
import type { ImportFormat } from './file-type.ts'
import { tokenColumns } from './sender.ts'
import { imports } from './table.ts'
import type { ImportTask } from './task.ts'

/** The size of the pieces of a spooled file. */
const pieceBytes = 256 * 1024

/** A spooled file. */
interface Spooled {
  bytes: number
  hash: string
}

/** Stores the pieces of a file; only one of them is in memory. */
async function keepPieces(
  { pool }: Database,
  id: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Spooled> {
  const hash = createHash('sha256')
  // one buffer for all pieces, because new ones would be as much garbage as the file
  const piece = Buffer.allocUnsafeSlow(pieceBytes)
  let bytes = 0
  let ordinal = 0
  let length = 0
  const flush = async () => {
    if (length === 0) return
    await pool.query('insert into import_chunks (import_id, ordinal, bytes) values ($1, $2, $3)', [
      id,
      ordinal++,
      piece.subarray(0, length),
    ])
    length = 0
  }
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + pieceBytes - length)
      piece.set(part, length)
      length += part.length
      from += part.length
      if (length === pieceBytes) await flush()
    }
  }
  await flush()
  return { bytes, hash: hash.digest('hex') }
}

/** Removes an import and its file. */
export async function forgetImport({ pool }: Pick<Database, 'pool'>, id: string): Promise<void> {
  await pool.query('delete from imports where id = $1', [id])
}

/** Stores a file in pieces before its import begins; an incomplete file is removed. */
export async function spoolFile(
  database: Database,
  task: ImportTask,
  format: ImportFormat,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Spooled> {
  const { id, resource, options, actor, access } = task
  await database.orm.insert(imports).values({
    id,
    resource: resource.path,
    status: 'receiving',
    format,
    ...options,
    created_by: actor.name,
    ...tokenColumns(access.caller),
    request_id: actor.requestId,
    remote_address: actor.remoteAddress,
  })
  try {
    return await keepPieces(database, id, chunks)
  } catch (error) {
    await forgetImport(database, id)
    throw error
  }
}

/** Reads a spooled file in pieces. @param onRead called with the number of bytes read so far */
export async function* spooledChunks(
  { pool }: Database,
  id: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0
  for (let ordinal = 0; ; ordinal++) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'select bytes from import_chunks where import_id = $1 and ordinal = $2',
      [id, ordinal],
    )
    const piece = rows[0]?.bytes
    if (piece === undefined) return
    bytes += piece.length
    onRead(bytes)
    yield piece
  }
}
