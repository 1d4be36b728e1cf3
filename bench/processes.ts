import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** A server in a separate process. */
export interface Server {
  pid: number
  base: string
  /** The time from the start of the process until it listens, in milliseconds. */
  startedIn: number
  stop(): Promise<void>
}

const children = new Set<ChildProcess>()
// the servers end with the bench, for any reason
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Starts `node <args>` and waits until it writes `listens on <address>` to standard error. Its log is discarded. */
export async function startServer(
  args: string[],
  environment: Record<string, string>,
  directory: string,
): Promise<Server> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.add(child)
  const exited = once(child, 'exit').then(() => children.delete(child))
  let output = ''
  const base = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const address = /listens on (http:\S+)/.exec(output)?.[1]
      if (address !== undefined) resolve(address)
    })
    void exited.then(() => reject(new Error(`the server ended: ${output}`)))
  })
  const startedIn = performance.now() - start
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  return { pid: child.pid!, base, startedIn, stop }
}

/** The CPU time of a process in milliseconds; undefined if there is no /proc. */
export function cpuTime(pid: number): number | undefined {
  const stat = statusOf(pid, 'stat')
  // after the name, which may contain spaces: user and system time, in ticks of 10 ms (see proc(5))
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) * 10
}

/** The resident memory of a process in megabytes; undefined if there is no /proc. */
export function residentMegabytes(pid: number): number | undefined {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(statusOf(pid, 'status') ?? '')?.[1]
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
}

function statusOf(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
