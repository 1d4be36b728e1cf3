import { z } from 'zod'

/** The newest version of the format. A change that older versions cannot read gets the next number. */
export const formatVersion = 2

/** The version of the format of a backup: without files it is the one that older versions read too. */
export const formatOf = (files: number): 1 | 2 => (files === 0 ? 1 : formatVersion)

/** The name of the manifest in the archive. */
export const manifestName = 'manifest.json'

/** The name of the rows of a table in the archive. */
export const entryName = (table: string): string => `tables/${table}.copy`

/** The name of an uploaded file in the archive. */
export const fileEntryName = (hash: string): string => `files/${hash}`

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const tableSchema = z.object({
  name: z.string().min(1),
  columns: z.array(z.string().min(1)).min(1),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256,
})

/** What a backup contains. */
export const manifestSchema = z.object({
  format: z.union([z.literal(1), z.literal(formatVersion)]),
  /** The version of Bantin that made it. */
  bantin: z.string(),
  /** The version of the Postgres that it was made of. */
  postgres: z.string(),
  /** The moment of the snapshot by the clock of the database, in UTC. */
  taken_at: z.iso.datetime({ precision: 3 }),
  /** The moments of the applied migrations, which identify them. */
  migrations: z.array(z.string().regex(/^\d+$/)).min(1),
  tables: z.array(tableSchema).min(1),
  /** The uploaded files by their content. */
  files: z.array(z.object({ sha256, bytes: z.int().min(0) })).default([]),
  /** The hashes of files that the storage did not have. */
  missing_files: z.array(sha256).default([]),
})

export type Manifest = z.output<typeof manifestSchema>
export type ManifestTable = Manifest['tables'][number]
export type ManifestFile = Manifest['files'][number]

/** How far a backup or a restore is: `part` from 0 to 1. */
export interface BackupProgress {
  table: string
  part: number
}

/** The rows of all tables together. */
export const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0)
