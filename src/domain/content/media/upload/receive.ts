import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { Problem } from '../../../../platform/http/problems.ts'
import type { UploadCall } from '../../../../platform/http/route.ts'
import { readForm } from '../../../../platform/http/multipart.ts'
import { tooLarge } from '../../../../platform/http/upload-route.ts'
import { invalidRequest, parseOrThrow } from '../../../../platform/http/validation-problems.ts'
import { maxFileBytes } from './limits.ts'
import { uploadFields, type UploadFields, type uploadQuery } from './schema.ts'

/** A request that uploads a file. */
export type MediaUploadCall = UploadCall<z.ZodType, typeof uploadQuery>

/** A file that has arrived, and what is said of it. */
export interface ReceivedFile {
  file: string
  bytes: number
  sha256: string
  /** As the sender gives it. */
  name: string
  fields: UploadFields
}

/** Writes bytes to a new file while they arrive. */
async function spool(
  chunks: AsyncIterable<Buffer>,
  file: string,
): Promise<Pick<ReceivedFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > maxFileBytes) throw tooLarge(maxFileBytes)
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

const onlyForBytes = (parameter: string) =>
  invalidRequest([
    {
      parameter,
      code: 'contradiction',
      message: {
        en: 'A form and JSON say it in their fields: leave the parameter out.',
        vi: 'Biểu mẫu và JSON đã có trường tương ứng: hãy bỏ tham số này.',
      },
    },
  ])

/** @throws Problem 400 for parameters beside a form or JSON, which say the same in fields */
export function assertNoParameters(query: object): void {
  const [parameter] = Object.keys(query)
  if (parameter !== undefined) throw onlyForBytes(parameter)
}

/** Reads the file of a request into a directory: the body, or the field `file` of a form. */
export async function receiveFile(call: MediaUploadCall, directory: string): Promise<ReceivedFile> {
  const file = path.join(directory, 'uploaded')
  const contentType = call.request.headers['content-type'] ?? ''
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    const { filename: name = '', ...fields } = call.query
    return { file, name, fields, ...(await spool(call.file, file)) }
  }
  assertNoParameters(call.query)
  let received: (Pick<ReceivedFile, 'bytes' | 'sha256'> & { name: string }) | undefined
  const fields = await readForm(contentType, call.file, {
    maxFileBytes,
    tooLarge: () => tooLarge(maxFileBytes),
    takeFile: async (chunks, name) => {
      received = { name, ...(await spool(chunks, file)) }
    },
  })
  if (received === undefined) throw new Problem('malformed_body')
  return { file, fields: parseOrThrow(uploadFields, { ...fields }, 'body'), ...received }
}
