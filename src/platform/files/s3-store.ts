import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import type { S3Settings } from '../../config/files.ts'
import { attempt, type FileStore, type StoredFile } from './file-store.ts'
import { incomingFolders } from './incoming.ts'
import { s3Client } from './s3-client.ts'

const prefix = 'stored/'

/** A page of the list of objects. */
interface ObjectPage {
  files: StoredFile[]
  /** Where the next page begins; undefined after the last one. */
  next: string | undefined
}

/** Reads a page of the list of objects. */
async function readPage(answer: Readable): Promise<ObjectPage> {
  const files: StoredFile[] = []
  let text = ''
  let key = ''
  let modified = ''
  let next: string | undefined
  const parser = new SaxesParser()
  parser.on('opentag', () => (text = ''))
  parser.on('text', (piece) => (text += piece))
  parser.on('closetag', ({ name }) => {
    if (name === 'Key') key = text
    else if (name === 'LastModified') modified = text
    else if (name === 'NextContinuationToken') next = text
    else if (name === 'Contents') files.push({ hash: key.slice(prefix.length), storedAt: new Date(modified) })
  })
  answer.setEncoding('utf8')
  for await (const chunk of answer) parser.write(String(chunk))
  parser.close()
  return { files, next }
}

/**
 * Stores files in a bucket, by their hash; S3 compares each with it. Uploads arrive on the disk before.
 * @param directory where uploads arrive
 * @param silenceMs how long S3 may be silent
 */
export function s3Store(settings: S3Settings, directory: string, silenceMs = 30_000): FileStore {
  const send = s3Client(settings, silenceMs)
  const keyOf = (hash: string) => `${prefix}${hash}`
  return {
    ...incomingFolders(directory),
    put: (hash, file) =>
      attempt(async () => {
        const { size: bytes } = await stat(file)
        const body = { open: () => createReadStream(file), bytes, sha256: hash }
        const answer = await send({ method: 'PUT', key: keyOf(hash), body, accepted: [200] })
        answer.resume()
      }),
    open: (hash, range) =>
      send({
        method: 'GET',
        key: keyOf(hash),
        ...(range === undefined ? {} : { headers: { range: `bytes=${range.first}-${range.last}` } }),
        // a server that does not know ranges would answer with the whole file
        accepted: [range === undefined ? 200 : 206],
      }),
    remove: async (hash) => {
      const answer = await send({ method: 'DELETE', key: keyOf(hash), accepted: [200, 204, 404] })
      answer.resume()
    },
    list: async function* () {
      let next: string | undefined
      do {
        const query = {
          'list-type': '2',
          prefix,
          ...(next === undefined ? {} : { 'continuation-token': next }),
        }
        const page = await readPage(await send({ method: 'GET', key: '', query, accepted: [200] }))
        yield* page.files
        next = page.next
      } while (next !== undefined)
    },
  }
}
