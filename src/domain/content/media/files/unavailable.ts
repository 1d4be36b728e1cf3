import type { FastifyBaseLogger } from 'fastify'
import { FileStoreError } from '../../../../platform/files/file-store.ts'
import { Problem } from '../../../../platform/http/problems.ts'

/** What the system says of a disk that is full, away or not writable. */
const ofDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR'])

/** Whether the storage of files, or the disk of what arrives, has failed. An error of a write names no path. */
export const isOfStorage = (error: unknown): boolean =>
  error instanceof FileStoreError ||
  (error instanceof Error && 'syscall' in error && 'code' in error && ofDisk.has(String(error.code)))

/** The problem for an error of the storage, which is logged; any other error as it is. */
export function filesUnavailable(log: FastifyBaseLogger, error: unknown): unknown {
  if (!isOfStorage(error)) return error
  log.error({ err: error }, 'the storage of files has failed')
  return new Problem('files_unavailable', {
    detail: {
      en: 'The storage of files is full or cannot be reached; nothing was stored. Try again later, or tell who runs the server.',
      vi: 'Kho tệp đã đầy hoặc không truy cập được; chưa lưu gì. Hãy thử lại sau hoặc báo người quản trị máy chủ.',
    },
    headers: { 'retry-after': '60' },
    cause: error,
  })
}
