import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { BackupError } from './backup-error.ts'
import {
  entryName,
  fileEntryName,
  formatVersion,
  manifestName,
  manifestSchema,
  rowsOf,
  type BackupProgress,
  type Manifest,
  type ManifestFile,
  type ManifestTable,
} from './manifest.ts'
import { measuringStream } from './measure.ts'

/** Far more than a manifest of hundreds of tables has. */
const maxManifestBytes = 16 * 1_048_576

/** A backup that is open for reading. */
export interface OpenBackup {
  manifest: Manifest
  /**
   * Writes the rows of a table to a stream and ends it, unless they differ from the manifest.
   * @throws BackupError if they differ
   */
  copyTable(table: ManifestTable, target: Writable, onRows?: (rows: number) => void): Promise<void>
  /** Writes an uploaded file to a stream and ends it. @throws BackupError if it differs from the manifest */
  copyFile(file: ManifestFile, target: Writable): Promise<void>
  /** Reads all of it. @throws BackupError for a damaged file */
  check(onProgress: (progress: BackupProgress) => void): Promise<void>
  close(): void
}

const damaged = (file: string, reason: string): BackupError =>
  new BackupError(`${file} is damaged (${reason}): use another backup. Nothing was changed.`)

const isOfSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error

/** An error of the packages that unpack; an error of the file system stays as it is. */
function damageOf(file: string, error: unknown): unknown {
  if (error instanceof BackupError || isOfSystem(error)) return error
  return damaged(file, error instanceof Error ? error.message.slice(0, 100) : String(error))
}

async function entriesOf(file: string, zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (error) {
    throw damageOf(file, error)
  }
  return entries
}

const anyFormat = z.object({ format: z.int(), bantin: z.string() })

async function readManifest(file: string, zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (entry === undefined)
    throw new BackupError(`${file} is not a backup of Bantin: it has no ${manifestName}`)
  if (entry.uncompressedSize > maxManifestBytes) throw damaged(file, 'its manifest is too large')
  let content: unknown
  try {
    const text = await buffer(await zip.openReadStreamPromise(entry))
    // no hash of the manifest is stored anywhere else
    if (crc32(text) !== entry.crc32) throw new Error('its manifest has another checksum')
    content = JSON.parse(text.toString('utf8'))
  } catch (error) {
    throw damageOf(file, error)
  }
  const general = anyFormat.safeParse(content)
  if (!general.success)
    throw new BackupError(`${file} is not a backup of Bantin: its ${manifestName} is of another program`)
  const { format, bantin } = general.data
  if (format > formatVersion) {
    throw new BackupError(
      `${file} was made by a newer version of Bantin (${bantin}), whose format this one cannot read: use that version`,
    )
  }
  const parsed = manifestSchema.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw damaged(file, `its manifest is invalid at ${issue?.path.join('.')}`)
}

function assertEntries(file: string, { tables, files }: Manifest, entries: ReadonlyMap<string, Entry>): void {
  for (const { name } of tables) {
    if (!entries.has(entryName(name))) throw damaged(file, `the table ${name} is missing`)
  }
  for (const { sha256 } of files) {
    if (!entries.has(fileEntryName(sha256))) throw damaged(file, `the uploaded file ${sha256} is missing`)
  }
  if (entries.size !== tables.length + files.length + 1)
    throw damaged(file, 'it has entries that its manifest does not name')
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * Opens a backup and reads its manifest.
 * @throws BackupError for a file that is no backup, is cut off, or is of a newer version
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    if (isOfSystem(error)) throw error
    throw new BackupError(`${file} is not a backup of Bantin, or it is cut off`)
  })
  try {
    const entries = await entriesOf(file, zip)
    const manifest = await readManifest(file, zip, entries.get(manifestName))
    assertEntries(file, manifest, entries)
    const copyTable: OpenBackup['copyTable'] = async (table, target, onRows = () => {}) => {
      const { name, rows, bytes, sha256 } = table
      const assertSame = measuringStream((read) => {
        if (read.sha256 === sha256 && read.rows === rows && read.bytes === bytes) return
        throw damaged(file, `the rows of ${name} are not those that were stored`)
      }, onRows)
      await pipeline(await zip.openReadStreamPromise(entries.get(entryName(name))!), assertSame, target)
    }
    const copyFile: OpenBackup['copyFile'] = async ({ sha256, bytes }, target) => {
      const assertSame = measuringStream(
        (read) => {
          if (read.sha256 === sha256 && read.bytes === bytes) return
          throw damaged(file, `the uploaded file ${sha256} is not the one that was stored`)
        },
        () => {},
      )
      await pipeline(await zip.openReadStreamPromise(entries.get(fileEntryName(sha256))!), assertSame, target)
    }
    const check: OpenBackup['check'] = async (onProgress) => {
      const all = Math.max(1, rowsOf(manifest))
      let before = 0
      for (const table of manifest.tables) {
        const onRows = (rows: number) => onProgress({ table: table.name, part: (before + rows) / all })
        try {
          await copyTable(table, nowhere(), onRows)
        } catch (error) {
          throw damageOf(file, error)
        }
        before += table.rows
      }
      for (const each of manifest.files) {
        onProgress({ table: 'files', part: 1 })
        await copyFile(each, nowhere()).catch((error: unknown) => {
          throw damageOf(file, error)
        })
      }
    }
    return { manifest, copyTable, copyFile, check, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}
