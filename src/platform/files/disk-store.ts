import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, opendir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { FileStoreError, type FileStore } from './file-store.ts'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Runs an operation of the file system. @throws FileStoreError with what the system said */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new FileStoreError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** Writes what the system holds of a file or a directory to the disk. */
async function sync(name: string): Promise<void> {
  const handle = await open(name, 'r')
  await handle.sync().finally(() => handle.close())
}

/** The entries of a directory; none if it is not there. */
async function* entriesOf(directory: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(directory)) yield path.join(directory, entry.name)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** Stores files in a directory, which several processes may share. A file appears when it is whole. */
export function diskStore(directory: string): FileStore {
  const stored = path.join(directory, 'stored')
  const incoming = path.join(directory, 'incoming')
  // folders by the first two digits, since some file systems are slow with large folders
  const folderOf = (hash: string) => path.join(stored, hash.slice(0, 2))
  const fileOf = (hash: string) => path.join(folderOf(hash), hash)
  return {
    temporaryDirectory: () =>
      attempt(async () => {
        await mkdir(incoming, { recursive: true, mode: 0o700 })
        return await mkdtemp(path.join(incoming, 'upload-'))
      }),
    put: (hash, file) =>
      attempt(async () => {
        await mkdir(folderOf(hash), { recursive: true, mode: 0o700 })
        await sync(file)
        await rename(file, fileOf(hash))
        await sync(folderOf(hash))
        await sync(stored)
      }),
    open: (hash, range) =>
      attempt(async () => {
        const handle = await open(fileOf(hash), 'r')
        return createReadStream('', {
          fd: handle,
          ...(range === undefined ? {} : { start: range.first, end: range.last }),
        })
      }),
    remove: (hash) => attempt(() => rm(fileOf(hash), { force: true })),
    list: async function* () {
      for await (const folder of entriesOf(stored)) {
        for await (const file of entriesOf(folder)) {
          yield { hash: path.basename(file), storedAt: (await stat(file)).mtime }
        }
      }
    },
    removeTemporaryBefore: async (moment) => {
      for await (const folder of entriesOf(incoming)) {
        if ((await stat(folder)).mtime < moment) await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
