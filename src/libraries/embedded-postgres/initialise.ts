import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import { isCluster } from './cluster.ts'
import { EmbeddedPostgresError, errorCode, explainFileError } from './error.ts'
import type { Launcher } from './launcher.ts'
import { isAlive } from './postmaster.ts'
import { asArguments, databaseUser, passwordFile, tunable } from './settings.ts'

const clusterOptions = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  // Byte order and Unicode case rules: an upgrade of the operating system cannot change them under an index.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
]

/**
 * Creates the cluster in a temporary directory and renames it to `dataDir`: a process that is killed leaves no partial
 * cluster, and of two concurrent processes one wins.
 */
export async function initialise(binaries: Binaries, launcher: Launcher, dataDir: string, sync: boolean) {
  const parent = path.dirname(dataDir)
  const work = `${dataDir}.init-${process.pid}`
  try {
    fs.mkdirSync(parent, { recursive: true })
    assertEmpty(dataDir)
    removeLeftovers(dataDir)
    fs.mkdirSync(work, { mode: 0o700 })
    const password = writePassword(`${work}.password`, launcher)
    giveTo(launcher, work)
    await runInitdb(binaries, launcher, work, sync)
    fs.renameSync(password, path.join(work, passwordFile))
    moveInto(work, dataDir)
    if (sync) syncDirectory(parent)
  } catch (error) {
    throw explainFileError(error, parent)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
    fs.rmSync(`${work}.password`, { force: true })
  }
}

function assertEmpty(dataDir: string): void {
  if (!fs.existsSync(dataDir) || fs.readdirSync(dataDir).length === 0) return
  throw new EmbeddedPostgresError(
    'not_a_cluster',
    `${dataDir} is not empty and holds no Postgres cluster; empty it or set BANTIN_DATA_DIR to another one`,
  )
}

// Removes temporary directories of processes that were killed during initdb.
function removeLeftovers(dataDir: string): void {
  const prefix = `${path.basename(dataDir)}.init-`
  for (const name of fs.readdirSync(path.dirname(dataDir))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (!name.startsWith(prefix) || Number.isNaN(pid)) continue
    if (pid !== process.pid && isAlive(pid)) continue
    fs.rmSync(path.join(path.dirname(dataDir), name), { recursive: true, force: true })
  }
}

function writePassword(file: string, launcher: Launcher): string {
  fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  giveTo(launcher, file)
  return file
}

function giveTo({ ids }: Launcher, file: string): void {
  if (ids.uid !== undefined && ids.gid !== undefined) fs.chownSync(file, ids.uid, ids.gid)
}

async function runInitdb(binaries: Binaries, launcher: Launcher, work: string, sync: boolean): Promise<void> {
  const [command, args] = launcher.command(binaries.initdb, [
    `--pgdata=${work}`,
    `--pwfile=${work}.password`,
    `--username=${databaseUser}`,
    ...clusterOptions,
    ...(sync ? [] : ['--no-sync']),
    ...asArguments(tunable),
  ])
  const child = spawn(command, args, {
    ...launcher.ids,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (bytes: Buffer) => (output = (output + bytes.toString()).slice(-4000)))
  const code = await new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', resolve)
  })
  if (code === 0) return
  throw new EmbeddedPostgresError(
    'failed',
    `initdb failed (${code}) for ${work}\n${output}${remedyFor(code, output)}`,
  )
}

function remedyFor(code: number | string | null, output: string): string {
  if (output.includes('could not look up effective user ID')) {
    return 'Postgres needs a name for this user id: add it to /etc/passwd, or set DATABASE_URL.'
  }
  // The errors of the shell and the kernel if the loader of the program is missing.
  const missing = code === 127 || (typeof code === 'string' && code.includes('ENOENT'))
  return missing ? 'The programs need glibc, which Alpine Linux lacks: there, set DATABASE_URL.' : ''
}

function moveInto(work: string, dataDir: string): void {
  try {
    fs.renameSync(work, dataDir)
  } catch (error) {
    // Another process was faster: its cluster is used, and the start decides which process serves it.
    if (!isCluster(dataDir)) throw busyMount(error, dataDir)
  }
}

function busyMount(error: unknown, dataDir: string): unknown {
  if (errorCode(error) !== 'EBUSY') return error
  return new EmbeddedPostgresError(
    'not_writable',
    `${dataDir} is a mount point; mount the volume one level higher, at ${path.dirname(dataDir)}`,
    { cause: error },
  )
}

// The rename must also survive a power cut.
function syncDirectory(directory: string): void {
  const handle = fs.openSync(directory, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
