import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { clientFromOptions, clientOptions, get, sendRequest, type Client } from '../client.ts'
import { CommandError, print, printMessage, type Command } from '../command.ts'
import { fileSize, readError } from '../file-errors.ts'
import { formatTable } from '../format-table.ts'
import { progressBar } from '../progress.ts'

/** The files of a folder and its subfolders, by their paths in it. Hidden ones are left out. */
async function filesOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const names = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    return names.filter((name) => !name.split(path.sep).some((part) => part.startsWith('.'))).toSorted()
  } catch (error) {
    throw readError(folder, error)
  }
}

/** The path of a file in its folder, the same on every system. */
const externalIdOf = (name: string): string => name.split(path.sep).join('/').normalize('NFC')

/** Whether the server has a media item with this external id. */
async function isKnown(client: Client, externalId: string): Promise<boolean> {
  const query = new URLSearchParams({ external_id: externalId.replace(/[\\,]/g, '\\$&'), limit: '1' })
  const { items } = (await (await get(client, `/v1/media?${query}`)).json()) as { items: unknown[] }
  return items.length > 0
}

/** Uploads a file. */
async function upload(client: Client, file: string, externalId: string): Promise<void> {
  const query = new URLSearchParams({ filename: path.basename(file), external_id: externalId })
  await sendRequest(client, `/v1/media?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(await fileSize(file)) },
    body: Readable.toWeb(createReadStream(file)) as never,
    duplex: 'half',
  } as RequestInit)
}

/** `bantin media import` */
export const command: Command = {
  usage: 'FOLDER [--url URL] [--key KEY]',
  details: `Uploads the files of a folder and its subfolders to a server: pictures, PDF, DOCX, XLSX, ODT, MP3 and MP4. The path of a
file in the folder is its external id, so that a folder can be imported again: what the server has is left as it is. Alt texts are
added later, before a post with the picture is published. Files are sent one after the other, so that editors can upload
meanwhile. Exit codes: 0 every file is in, 1 some file is not, 2 the command line is invalid.`,
  options: clientOptions,
  positionals: ['FOLDER'],
  examples: ['BANTIN_KEY=bt_... bantin media import photos/ --url https://api.school.example'],
  run: async (args) => {
    const [folder = ''] = args.positionals
    const client = clientFromOptions(args)
    const names = await filesOf(folder)
    if (names.length === 0) throw new CommandError(`${folder} has no files`)
    const progress = progressBar(process.stderr)
    const refused: string[][] = []
    const counts = { stored: 0, known: 0 }
    for (const [at, name] of names.entries()) {
      progress.show(at / names.length, name)
      const externalId = externalIdOf(name)
      try {
        if (await isKnown(client, externalId)) counts.known += 1
        else {
          await upload(client, path.join(folder, name), externalId)
          counts.stored += 1
        }
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        refused.push([name, error.message.split('\n', 1)[0] ?? ''])
      }
    }
    progress.end()
    if (refused.length > 0) print(formatTable(['FILE', 'REFUSED'], refused))
    printMessage(
      `${names.length} files: ${counts.stored} are stored, ${counts.known} were there, ${refused.length} refused.`,
    )
    return refused.length === 0 ? 0 : 1
  },
}
