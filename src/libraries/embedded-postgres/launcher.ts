import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { isCluster } from './cluster.ts'
import { EmbeddedPostgresError } from './error.ts'

/** Runs Postgres programs as a user that is not root, because Postgres does not run as root. */
export interface Launcher {
  /** The command and arguments that run `program`. */
  command(program: string, args: string[]): [string, string[]]
  /** The user for `child_process.spawn` and the owner of the files of Postgres; empty: the current user. */
  ids: { uid?: number; gid?: number }
}

/** `nobody` and `nogroup` on Linux. */
const nobody = 65534

const asOurselves: Launcher['command'] = (program, args) => [program, args]

/**
 * Chooses the user of Postgres. Not as root: the current user. As root: the owner of the data directory (`nobody` for a
 * new one) if that user can reach the files, else a user namespace that maps root to nobody.
 */
export function chooseLauncher(dataDir: string, binariesDir: string): Launcher {
  if (process.getuid?.() !== 0) {
    assertOwner(dataDir)
    return { command: asOurselves, ids: {} }
  }
  const owner = ownerOf(dataDir)
  const blocked = closedDirectoryAbove(path.dirname(dataDir)) ?? closedDirectoryAbove(binariesDir)
  if (owner?.uid !== 0 && blocked === undefined) {
    return { command: asOurselves, ids: owner ?? { uid: nobody, gid: nobody } }
  }
  const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']
  // In the namespace only files of root are accessible, so it cannot serve a directory of another user.
  const own = owner === undefined || owner.uid === 0
  if (own && spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0) {
    return { command: (program, args) => ['unshare', [...namespace, program, ...args]], ids: {} }
  }
  throw unreachable(dataDir, blocked)
}

/** The owner of the cluster; undefined if there is none yet, so that an empty directory of root may be replaced. */
function ownerOf(dataDir: string): { uid: number; gid: number } | undefined {
  const found = fs.statSync(dataDir, { throwIfNoEntry: false })
  if (found === undefined || (found.uid === 0 && !isCluster(dataDir))) return undefined
  return { uid: found.uid, gid: found.gid }
}

function assertOwner(dataDir: string): void {
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false })?.uid
  const user = process.getuid?.()
  if (owner === undefined || user === undefined || owner === user) return
  throw new EmbeddedPostgresError(
    'not_writable',
    `${dataDir} belongs to user id ${owner} and this process runs as ${user}. ` +
      'Run it as that user (or as root), change the owner with chown -R, or set BANTIN_DATA_DIR.',
  )
}

/** The nearest directory, from `directory` upwards, that other users cannot enter. */
function closedDirectoryAbove(directory: string): string | undefined {
  for (let at = directory; ; at = path.dirname(at)) {
    const mode = fs.statSync(at, { throwIfNoEntry: false })?.mode
    if (mode !== undefined && (mode & 0o001) === 0) return at
    if (at === path.dirname(at)) return undefined
  }
}

function unreachable(dataDir: string, blocked: string | undefined): EmbeddedPostgresError {
  const reason = blocked
    ? `${blocked} does not let other users pass (chmod o+x would)`
    : `${dataDir} belongs to root`
  return new EmbeddedPostgresError(
    'not_reachable',
    `Postgres does not run as root, and ${reason}. ` +
      'Run as a normal user, set BANTIN_DATA_DIR to a directory all may pass to, or set DATABASE_URL.',
  )
}
