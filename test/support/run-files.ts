import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** What a test file wrote, and how it ended. */
export interface FileRun {
  file: string
  /** Its TAP, line by line. */
  lines: string[]
  milliseconds: number
  /** It ended by itself, and with 0. */
  succeeded: boolean
}

interface Running {
  environment: Record<string, string>
  /** How many files run beside each other. */
  atOnce: number
  /** After this long a file is ended and has failed. */
  timeoutMs: number
  interrupted: AbortSignal
}

/** How long tap inside the file has to say which test it hangs in. */
const GRACE_MS = 5_000

/**
 * Runs compiled test files, each in a process of its own, and gives each as it ends. tap's own runner hooks every
 * module that a test and its child processes load, for a coverage that is not used here: half as long again for all.
 */
export async function* runFiles(files: string[], running: Running): AsyncGenerator<FileRun> {
  const waiting = files.values()
  const inFlight = new Map<string, Promise<FileRun>>()
  const startNext = () => {
    const next = running.interrupted.aborted ? undefined : waiting.next().value
    if (next !== undefined) inFlight.set(next, runFile(next, running))
  }
  for (let free = running.atOnce; free > 0; free--) startNext()
  while (inFlight.size > 0) {
    const ended = await Promise.race(inFlight.values())
    inFlight.delete(ended.file)
    startNext()
    yield ended
  }
}

async function runFile(file: string, { environment, timeoutMs, interrupted }: Running): Promise<FileRun> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment, TAP: '1', TAP_TIMEOUT: String(timeoutMs / 1000) },
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  const end = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
  }
  const outOfTime = setTimeout(end, timeoutMs + GRACE_MS)
  interrupted.addEventListener('abort', end, { once: true })
  const [[code]] = await Promise.all([once(child, 'exit'), once(output, 'close')])
  clearTimeout(outOfTime)
  interrupted.removeEventListener('abort', end)
  return { file, lines, milliseconds: performance.now() - began, succeeded: code === 0 }
}
