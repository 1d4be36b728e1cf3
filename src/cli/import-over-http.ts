import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as wait } from 'node:timers/promises'
import { sendRequest, get, type Client } from './client.ts'
import { readError } from './file-errors.ts'
import type { ImportRowError, ImportResult } from './import-result.ts'
import type { Progress } from './progress.ts'

const pollMs = 300

/** Reads a file in chunks and shows how much is sent. */
async function* readWithProgress(file: string, bytes: number, progress: Progress): AsyncGenerator<Buffer> {
  let done = 0
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      done += chunk.length
      progress.show(done / Math.max(1, bytes), 'sending')
      yield chunk
    }
  } catch (error) {
    throw readError(file, error)
  }
}

/** A file to upload, with its size and media type. */
interface UploadFile {
  file: string
  bytes: number
  mediaType: string
}

/** Uploads a file to a server, and polls until the import is finished. */
export async function importOverHttp(
  client: Client,
  { file, bytes, mediaType }: UploadFile,
  address: string,
  progress: Progress,
): Promise<{ result: ImportResult; errors: ImportRowError[] }> {
  const response = await sendRequest(client, address, {
    method: 'POST',
    headers: { 'content-type': mediaType, 'content-length': String(bytes) },
    body: Readable.toWeb(Readable.from(readWithProgress(file, bytes, progress))) as ReadableStream as never,
    duplex: 'half',
  } as RequestInit)
  let result = (await response.json()) as ImportResult
  while (result.finished_at === null) {
    progress.show(result.progress, `${result.rows_read.toLocaleString('en')} rows`)
    await wait(pollMs)
    result = (await (await get(client, `/v1/imports/${result.id}`)).json()) as ImportResult
  }
  progress.end()
  const report = await get(client, `/v1/imports/${result.id}/errors?limit=100`)
  const { items } = (await report.json()) as { items: ImportRowError[] }
  return { result, errors: items }
}
