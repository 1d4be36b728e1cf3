import { createHash } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  acceptedTypes,
  type AcceptedMediaType,
  type FileKind,
} from '../../../../libraries/file-kinds/accepted.ts'
import { detectFile } from '../../../../libraries/file-kinds/detect.ts'
import type { UploadedFile } from '../files/store-files.ts'
import { safeFileName, type SafeName } from './file-name.ts'
import { maxPixels } from './limits.ts'
import type { ReceivedFile } from './receive.ts'
import { refusedFile } from './refusals.ts'

/** A file as it will be stored. */
export interface PreparedFile {
  kind: FileKind
  type: AcceptedMediaType
  name: SafeName
  width: number | null
  height: number | null
  /** The files in the directory of the upload, by their names. */
  files: UploadedFile[]
}

/** The sizes of a picture. @throws Problem 422 for a picture that is refused */
async function preparePicture(file: string, directory: string) {
  // takes a tenth of a second to load
  const { PictureError, renderPicture } = await import('../../../../libraries/pictures/render.ts')
  const picture = await renderPicture(file, maxPixels).catch((error: unknown) => {
    throw error instanceof PictureError ? refusedFile(error.reason) : error
  })
  const files: UploadedFile[] = []
  for (const { data, name, type, width, height } of picture.files) {
    await writeFile(path.join(directory, name), data, { flag: 'wx', mode: 0o600 })
    const sha256 = createHash('sha256').update(data).digest('hex')
    files.push({ name, sha256, type, bytes: data.length, width, height, isMain: false })
  }
  files.at(-1)!.isMain = true
  return { width: picture.width, height: picture.height, files }
}

/** Tells what a file is by its bytes, and makes the sizes of a picture. @throws Problem 415 or 422 for what is refused */
export async function prepareFile(received: ReceivedFile, directory: string): Promise<PreparedFile> {
  const { file, bytes, sha256 } = received
  const detected = await detectFile(file)
  if ('refusal' in detected) throw refusedFile(detected.refusal)
  const { type } = detected
  const { kind, extension } = acceptedTypes[type]
  const name = safeFileName(received.name, extension)
  if (kind === 'image') return { kind, type, name, ...(await preparePicture(file, directory)) }
  await rename(file, path.join(directory, name.slug))
  const stored = { name: name.slug, sha256, type, bytes, width: null, height: null, isMain: true }
  return { kind, type, name, width: null, height: null, files: [stored] }
}
