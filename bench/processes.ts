import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** A server that runs as a process of its own. */
export interface Server {
  pid: number
  base: string
  /** From the start of the process until it said where it listens, in milliseconds. */
  startedIn: number
  stop(): Promise<void>
}

const children = new Set<ChildProcess>()
// whatever ends the bench ends what it started
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Starts `node <args>` and waits until it says `listens on <address>` on standard error. Its log is thrown away. */
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
  let said = ''
  const base = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /listens on (http:\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    void exited.then(() => reject(new Error(`the server ended: ${said}`)))
  })
  const startedIn = performance.now() - start
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  return { pid: child.pid!, base, startedIn, stop }
}

/** CPU time a process has used, in milliseconds; `undefined` where there is no /proc. */
export function cpuTime(pid: number): number | undefined {
  const stat = statusOf(pid, 'stat')
  // after the name, which may hold spaces: user and system time, in ticks of 10 ms
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) * 10
}

/** Memory a process has in use, in megabytes; `undefined` where there is no /proc. */
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
