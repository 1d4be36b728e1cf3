import fs from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './error.ts'
import { passwordFile } from './settings.ts'

/** Whether `dataDir` contains a cluster; it is complete, because it is moved there after its creation. */
export function isCluster(dataDir: string): boolean {
  return fs.existsSync(path.join(dataDir, 'PG_VERSION'))
}

/** Checks that a Postgres of this major version wrote the data directory. @throws EmbeddedPostgresError */
export function assertVersion(dataDir: string, major: string): void {
  const found = fs.readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new EmbeddedPostgresError(
    'wrong_version',
    `${dataDir} was written by Postgres ${found} and the embedded one is ${major}. ` +
      `Dump it with a Postgres ${found} (pg_dump), move the directory away and restore into the new one.`,
  )
}

/** Reads the password that was created with the cluster. */
export function readPassword(dataDir: string): string {
  const file = path.join(dataDir, passwordFile)
  try {
    return fs.readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new EmbeddedPostgresError(
      'not_a_cluster',
      `${file} cannot be read, so this is not a data directory that Bantin made. ` +
        'Start that Postgres by itself and set DATABASE_URL, or set BANTIN_DATA_DIR.',
      { cause: error },
    )
  }
}
