import type { FilesSettings } from '../../config/files.ts'
import { diskStore } from './disk-store.ts'
import type { FileStore } from './file-store.ts'
import { s3Store } from './s3-store.ts'

/** The storage of files that the settings name. */
export const openFileStore = ({ directory, s3 }: FilesSettings): FileStore =>
  s3 === undefined ? diskStore(directory) : s3Store(s3, directory)
