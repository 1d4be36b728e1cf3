import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { errorCode } from './error.ts'
import { findClusterName } from './settings.ts'

/** The content of `postmaster.pid`: the server that uses, or used, the data directory. */
export interface Postmaster {
  pid: number
  /** `starting`, `ready`, `stopping` or `standby`; empty at first. */
  status: string
  /** Its port, once it is written. */
  port: number | undefined
  /** The name of its run and the process that started it, if this library did. */
  clusterName: string | undefined
  startedBy: number | undefined
}

/** Reads the server's lock file; undefined when there is none. */
export function readPostmaster(dataDir: string): Postmaster | undefined {
  const lines = readLines(path.join(dataDir, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  // postmaster.opts holds the command line of the server that took the directory last.
  const run = findClusterName(readLines(path.join(dataDir, 'postmaster.opts')).join(' '))
  const port = Number(lines[3]) || undefined
  return { pid, status: lines[7]?.trim() ?? '', port, clusterName: run?.name, startedBy: run?.pid }
}

/** Whether a process with that id exists, owned by any user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/**
 * Whether the process is a Postgres on this data directory, and not another program with the id of a crashed server. In
 * doubt the answer is yes: a second server on a directory would destroy it.
 */
export function servesDirectory(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false
  const command = commandLine(pid)
  if (command === undefined) return true
  const program = path.basename(command[0] ?? '')
  if (!/^(postgres|postmaster)/.test(program)) return false
  const named = command[command.indexOf('-D') + 1]
  if (!command.includes('-D') || named === undefined) return true
  return realPath(named) === realPath(dataDir)
}

function commandLine(pid: number): string[] | undefined {
  if (process.platform === 'linux') {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    } catch {
      return undefined
    }
  }
  const listed = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
  return listed.status === 0 ? [listed.stdout.trim()] : undefined
}

function realPath(directory: string): string {
  try {
    return fs.realpathSync(directory)
  } catch {
    return directory
  }
}

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
