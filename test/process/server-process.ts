import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package.ts'

/** The scripts of `package.json` that run the build, by entry. */
const scriptOf = { 'main.js': 'start', 'cli.js': 'bantin' } as const

/** The arguments of node in the npm script of a program, with absolute paths. */
function wordsOf(program: keyof typeof scriptOf): string[] {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  // with exec, node replaces the shell and gets the signals that npm forwards
  const [exec, node, ...words] = scripts[scriptOf[program]]?.split(' ') ?? []
  if (exec !== 'exec' || node !== 'node' || !words.at(-1)?.endsWith(`/${program}`))
    throw new Error(`npm does not start ${program} by node: ${scripts[scriptOf[program]]}`)
  return words.map((word) => (word.startsWith('-') ? word : path.join(packageRoot, word)))
}

interface Teardown {
  teardown(release: () => unknown): void
}

/** How a process ended. */
export interface ExitStatus {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A running program of the build. */
export interface Program {
  pid: number
  /** Its standard output so far. */
  out(): string
  error(): string
  exited: Promise<ExitStatus>
  signal(name: NodeJS.Signals): void
}

/** A server that is ready. */
export interface ServerProcess extends Program {
  port: number
  base: string
  /** From the start of the process until it printed that it listens. */
  readyMs: number
  /** kill -9, and waits until it has exited. */
  kill(): Promise<void>
  /** SIGTERM, and waits until it has exited. */
  stop(): Promise<ExitStatus>
}

/** Generous: the machine may be busy. */
const LIMIT_MS = 120_000
const LISTENS = /Bantin listens on http:\/\/\S+:(\d+)/

/** A new directory that every user may enter, removed when `t` ends. */
export function scratchDirectory(t: Teardown): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'bantin-process-'))
  fs.chmodSync(directory, 0o755)
  t.teardown(() => fs.rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }))
  return directory
}

/**
 * Starts a program of the build, in a directory without `.env`, with no environment of this process except PATH.
 * It is killed when `t` ends.
 */
export function startProgram(
  t: Teardown,
  program: keyof typeof scriptOf,
  args: string[],
  environment: Record<string, string>,
  directory: string,
  input?: string,
): Program {
  const child = spawn(process.execPath, [...wordsOf(program), ...args], {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let error = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text))
  child.stdin.on('error', () => {}) // it may end without reading
  child.stdin.end(input)
  const exited = once(child, 'close').then(([code, signal]): ExitStatus => ({ code, signal }))
  t.teardown(() => end(child, exited))
  const signal = (name: NodeJS.Signals) => void child.kill(name)
  return { pid: child.pid ?? 0, out: () => out, error: () => error, exited, signal }
}

async function end(child: ChildProcess, exited: Promise<ExitStatus>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await exited
}

/** Waits until a program exits, and returns its output and exit code. */
export async function waitForExit(
  program: Program,
): Promise<{ code: number | null; out: string; error: string }> {
  const { code } = await program.exited
  return { code, out: program.out(), error: program.error() }
}

/** Settings of servers in tests. */
export const quietSettings = { PORT: '0', LOG_LEVEL: 'warn', RATE_LIMIT: 'off', BANTIN_DEMO: 'off' }

/** Starts a server and waits until it is ready. */
export async function startServer(
  t: Teardown,
  directory: string,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const began = performance.now()
  const program = startProgram(t, 'main.js', [], { ...quietSettings, ...environment }, directory)
  const port = await portOf(program)
  const kill = async () => {
    program.signal('SIGKILL')
    await program.exited
  }
  const stop = async () => {
    program.signal('SIGTERM')
    return await program.exited
  }
  const readyMs = Math.round(performance.now() - began)
  return { ...program, port, base: `http://127.0.0.1:${port}`, readyMs, kill, stop }
}

async function portOf(program: Program): Promise<number> {
  const ended = program.exited.then(({ code }) => {
    throw new Error(`it ended with ${code} instead of listening: ${program.error()}`)
  })
  const port = eventually('it listens', async () => LISTENS.exec(program.error())?.[1])
  return Number(await Promise.race([port, ended]))
}

/** Polls until `work` returns a truthy value. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (performance.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Sends JSON with a key, and returns the response with its parsed body. */
export async function send(
  base: string,
  method: string,
  address: string,
  key?: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const answer = await fetch(`${base}${address}`, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  const read: unknown = await answer.json()
  return { status: answer.status, headers: answer.headers, body: read as Record<string, unknown> }
}

/** A bootstrap key that is random enough, for servers with their own database. */
export const adminKey = `bt_${'0123456789abcdef'}_${'8f3a61c2d97b045e'.repeat(2)}${'b7e0952d4c1fa386'.repeat(2)}`
