import { rowsOf, type Manifest } from '../features/backup/manifest.ts'

/** What a backup contains, in words: `38 tables, 195,877 rows of 2027-01-31T02:00:00.123Z`. */
export const describeBackup = (manifest: Manifest): string =>
  `${manifest.tables.length} tables, ${rowsOf(manifest).toLocaleString('en')} rows of ${manifest.taken_at}`
