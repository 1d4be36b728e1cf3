import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type QueryResultRow } from 'pg'
import { isAlive, readPostmaster } from '../../../src/libraries/embedded-postgres/postmaster.ts'

interface Teardown {
  teardown(release: () => unknown): void
}

/** The result of a start by `serve-embedded.ts`, and how to end it. */
export interface RunningCluster {
  url?: string
  problem?: string
  message?: string
  pid: number
  /** kill -9, and waits until it has exited. */
  kill(): Promise<void>
}

/** A directory that every user may enter, removed when `t` ends. */
export function temporaryDirectory(t: Teardown): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'bantin-embedded-'))
  fs.chmodSync(directory, 0o755)
  t.teardown(() => fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

/** Starts another process with an embedded Postgres on `dataDir`, as the given user when that is possible. */
export async function startCluster(t: Teardown, dataDir: string, uid?: number): Promise<RunningCluster> {
  const script = path.join(import.meta.dirname, 'serve-embedded.js')
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const kill = () => killAndWait(child)
  t.teardown(kill)
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const result: { url?: string; problem?: string; message?: string } = JSON.parse(String(line))
  return { ...result, pid: child.pid ?? 0, kill }
}

async function killAndWait(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** The rows of one statement on a new connection. */
export async function query(url: string | undefined, text: string): Promise<QueryResultRow[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // the query at hand rejects with it
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** The process id in the lock file of the cluster. */
export function postmasterOf(dataDir: string): number {
  const pid = readPostmaster(dataDir)?.pid
  if (pid === undefined) throw new Error(`no server has ${dataDir}`)
  return pid
}

/** Whether the process exits within the time. */
export async function exitsWithin(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (isAlive(pid) && performance.now() < deadline) await sleep(20)
  return !isAlive(pid)
}

/** The processes that `pid` started, from Linux's /proc. */
export function childrenOf(pid: number): number[] {
  return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number).filter(Boolean)
}

/** The process that started `pid`, from Linux's /proc. */
export function parentOf(pid: number): number {
  const found = /^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1])
}
