import { hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { acquireLocks, advisoryLocks } from '../../../../platform/database/advisory-locks.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { Api } from '../../../../platform/http/api.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import type { CommittedResponse, WriteResult } from '../../../../platform/http/route.ts'
import { writtenResult } from '../../../../platform/resource/routes.ts'
import { removeUnknownContents } from '../files/remove-contents.ts'
import { filesUnavailable } from '../files/unavailable.ts'
import { media } from '../resource.ts'
import { createMedia } from './create-media.ts'
import { prepareFile } from './prepare-file.ts'
import { receiveFile, type MediaUploadCall, type ReceivedFile } from './receive.ts'

const overQuota = () =>
  new Problem('files_quota', {
    detail: {
      en: 'All files together would have more bytes than FILES_QUOTA allows; nothing was stored. Purge files that are not needed, or raise the setting.',
      vi: 'Tổng dung lượng tệp sẽ vượt mức cho phép (FILES_QUOTA); chưa lưu gì. Hãy xóa vĩnh viễn tệp không cần hoặc nâng mức cho phép.',
    },
  })

/** @throws Problem 507 if all contents together have more bytes than may be; the caller has the lock of contents */
async function assertQuota({ client }: Transaction, quotaBytes: number): Promise<void> {
  const { rows } = await client.query<{ bytes: number }>(
    'select coalesce(sum(bytes), 0)::float8 as bytes from file_contents',
  )
  if (rows[0]!.bytes > quotaBytes) throw overQuota()
}

/** Names what is uploaded, for a repeated request. */
const requestHash = ({ sha256, name, fields }: ReceivedFile): string =>
  hash('sha256', JSON.stringify([sha256, name, fields]), 'hex')

/** Receives a file, and stores it with its media item. */
async function storeUpload(api: Api, call: MediaUploadCall, directory: string): Promise<CommittedResponse> {
  const received = await receiveFile(call, directory)
  const prepared = await prepareFile(received, directory)
  const { files } = prepared
  const put: string[] = []
  const store = async (transaction: Transaction): Promise<WriteResult> => {
    // before row locks: who removes contents waits for this write, and the other way round
    await acquireLocks(transaction.client, advisoryLocks.fileContents)
    const effects = { search: api.search, events: api.events }
    const written = await createMedia({ transaction, access: call.access, effects }, received, prepared)
    await assertQuota(transaction, api.config.files.quotaBytes)
    // last, so that what the database refuses leaves no bytes
    for (const { sha256, name } of files) {
      put.push(sha256)
      await api.files.put(sha256, path.join(directory, name))
    }
    return writtenResult(media, written, 201)
  }
  try {
    return await call.commit(requestHash(received), store)
  } catch (error) {
    await removeUnknownContents(api, put).catch((failure: unknown) =>
      call.request.log.error({ err: failure }, 'bytes of an upload that was not stored are removed later'),
    )
    throw error
  }
}

/** Takes an upload. Whatever ends it, nothing of it is left but what is stored. */
export async function takeUpload(api: Api, call: MediaUploadCall): Promise<CommittedResponse> {
  const { log } = call.request
  let directory: string | undefined
  try {
    directory = await api.files.temporaryDirectory()
    return await storeUpload(api, call, directory)
  } catch (error) {
    throw filesUnavailable(log, error)
  } finally {
    if (directory !== undefined)
      await rm(directory, { recursive: true, force: true }).catch((error: unknown) =>
        log.error({ err: error, directory }, 'a directory of an upload is removed later'),
      )
  }
}
