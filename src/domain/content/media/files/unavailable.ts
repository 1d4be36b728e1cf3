import type { FastifyBaseLogger } from 'fastify'
import { FileStoreError } from '../../../../platform/files/file-store.ts'
import { Problem } from '../../../../platform/http/problems.ts'

/** Whether the storage of files, or the disk of what arrives, has failed. */
const isOfStorage = (error: unknown): boolean =>
  error instanceof FileStoreError || (error instanceof Error && 'syscall' in error && 'path' in error)

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
