import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { attempt, type FileStore } from './file-store.ts'
import { entriesOf, incomingFolders } from './incoming.ts'

/** Writes what the system holds of a file or a directory to the disk. */
async function sync(name: string): Promise<void> {
  const handle = await open(name, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Stores files in a directory, which several processes may share. A file appears when it is whole. */
export function diskStore(directory: string): FileStore {
  const stored = path.join(directory, 'stored')
  // folders by the first two digits, since some file systems are slow with large folders
  const folderOf = (hash: string) => path.join(stored, hash.slice(0, 2))
  const fileOf = (hash: string) => path.join(folderOf(hash), hash)
  return {
    ...incomingFolders(directory),
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
  }
}
