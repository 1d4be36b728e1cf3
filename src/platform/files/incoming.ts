import { mkdir, mkdtemp, opendir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { attempt, type FileStore } from './file-store.ts'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The entries of a directory; none if it is not there. */
export async function* entriesOf(directory: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(directory)) yield path.join(directory, entry.name)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** Where uploads arrive before they are stored: folders below `incoming/` of a directory. */
export function incomingFolders(
  directory: string,
): Pick<FileStore, 'temporaryDirectory' | 'removeTemporaryBefore'> {
  const incoming = path.join(directory, 'incoming')
  return {
    temporaryDirectory: () =>
      attempt(async () => {
        await mkdir(incoming, { recursive: true, mode: 0o700 })
        return await mkdtemp(path.join(incoming, 'upload-'))
      }),
    removeTemporaryBefore: async (moment) => {
      for await (const folder of entriesOf(incoming)) {
        if ((await stat(folder)).mtime < moment) await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
