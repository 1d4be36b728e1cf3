import { rowsOf, type Manifest } from '../features/backup/manifest.ts'

/** What a backup contains, in words: `38 tables, 195,877 rows of 2027-01-31T02:00:00.123Z`, with the files that it has. */
export function describeBackup(manifest: Manifest): string {
  const { length } = manifest.files
  const files = length === 0 ? '' : ` and ${length.toLocaleString('en')} files`
  return `${manifest.tables.length} tables, ${rowsOf(manifest).toLocaleString('en')} rows${files} of ${manifest.taken_at}`
}
