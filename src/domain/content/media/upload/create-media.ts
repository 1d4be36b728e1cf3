import { randomBytes } from 'node:crypto'
import { parseOrThrow } from '../../../../platform/http/validation-problems.ts'
import { createRow, type WrittenRow } from '../../../../platform/resource/write.ts'
import type { Writing } from '../../../../platform/resource/writing.ts'
import { UploadedFiles } from '../files/store-files.ts'
import { media } from '../resource.ts'
import { mediaInput, type Media } from '../schema.ts'
import type { PreparedFile } from './prepare-file.ts'
import type { ReceivedFile } from './receive.ts'

/** The checked input of the media item of a file. */
function inputOf({ fields, bytes }: ReceivedFile, { kind, type, name, width, height }: PreparedFile) {
  const { title = name.title, decorative, ...others } = fields
  const given = {
    ...others,
    kind,
    title,
    decorative: decorative === 'true',
    mime_type: type,
    bytes,
    width,
    height,
  }
  return parseOrThrow(mediaInput, given, 'body')
}

/**
 * Creates the media item of a file that is prepared. Its bytes are put into the storage after it, so that what the database refuses leaves
 * none; the caller has the lock of contents from before.
 */
export const createMedia = (
  writing: Pick<Writing, 'transaction' | 'access' | 'effects'>,
  received: ReceivedFile,
  prepared: PreparedFile,
): Promise<WrittenRow<Media>> =>
  createRow(
    { ...writing, resource: media, precomputed: new UploadedFiles(prepared.files) },
    inputOf(received, prepared),
    { file_key: randomBytes(16).toString('base64url'), file_name: prepared.name.name },
  )
