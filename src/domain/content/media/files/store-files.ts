import type { Draft } from '../../../../platform/resource/draft.ts'
import { insertRows } from '../../../../platform/resource/store-rows.ts'
import type { WriteContext } from '../../../../platform/resource/write-context.ts'
import type { Media, MediaInput } from '../schema.ts'
import { fileContents, mediaFiles } from './table.ts'

/** A file of an upload. */
export interface UploadedFile {
  /** Its name in the directory of the upload, and in its address. */
  name: string
  sha256: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  isMain: boolean
}

/** The files of an upload, as the write of its media item gets them. */
export class UploadedFiles {
  readonly files: readonly UploadedFile[]

  constructor(files: readonly UploadedFile[]) {
    this.files = files
  }
}

/** Stores what is known of the files of uploads, with their media items. */
export async function storeFiles(
  drafts: readonly Draft<Media, MediaInput>[],
  { transaction }: WriteContext,
): Promise<void> {
  for (const { id, precomputed } of drafts) {
    if (!(precomputed instanceof UploadedFiles)) continue
    await transaction.orm
      .insert(fileContents)
      .values(precomputed.files.map(({ sha256, bytes }) => ({ sha256, bytes })))
      .onConflictDoNothing()
    const rows = precomputed.files.map(({ isMain, ...file }, ordinal) => ({
      ...file,
      media_id: id,
      ordinal,
      is_main: isMain,
    }))
    await insertRows(transaction, mediaFiles, rows)
  }
}
