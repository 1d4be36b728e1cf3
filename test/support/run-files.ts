import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { TestFile } from './test-files.ts'

/** What a test file wrote, and how it ended. */
export interface FileRun {
  file: string
  /** Its TAP, line by line. */
  lines: string[]
  milliseconds: number
  /** It ended by itself, and no test of it failed. */
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

const WORKER = path.join('dist', 'test', 'support', 'worker.js')
/** How long tap inside the file has to say which test it hangs in. */
const GRACE_MS = 5_000
/** A worker is a test, and each file a test in it: where a line of a file begins. */
const OF_FILE = /^ {8}/
/** What a test printed begins the line; what tap writes between the files of a worker does not, or is one of these. */
const PRINTED = /^(?! {4}|TAP version|# |\d+\.\.\d+|[{}]?$)/
/** tap writes it after the verdict on a file and what belongs to that. */
const BLANK = /^ *$/
/** Beside the test around all files: what a file left behind, and went wrong when its tests had ended. */
const LEFT_BEHIND = /^not ok (?!1 )\d+ /

/**
 * Runs compiled test files and tells of each as it ends: a file that shares runs in a worker that keeps its modules for
 * the next one, any other in a process that ends with it. tap's own runner hooks each module that a test and its child
 * processes load, for a coverage that is not used here.
 */
export async function runFiles(
  files: TestFile[],
  running: Running,
  onEnd: (run: FileRun) => void,
): Promise<void> {
  const waiting = files.values()
  const lane = async () => {
    const worker = new Worker(running, onEnd)
    for (const file of waiting) {
      if (running.interrupted.aborted) break
      onEnd(file.shared ? await worker.run(file.compiled) : await runAlone(file.compiled, running))
    }
    await worker.end()
  }
  await Promise.all(Array.from({ length: running.atOnce }, lane))
}

function start(
  script: string,
  ipc: 'ipc' | 'ignore',
  { environment }: Running,
  tapTimeoutMs: number,
): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', script], {
    stdio: ['ignore', 'pipe', 'inherit', ipc],
    env: { ...process.env, ...environment, TAP: '1', TAP_TIMEOUT: String(tapTimeoutMs / 1000) },
  })
}

/** Ends a process after a time, or when the run is interrupted; gives what calls that off. */
function endLater(child: ChildProcess, { timeoutMs, interrupted }: Running): () => void {
  const end = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
  }
  const outOfTime = setTimeout(end, timeoutMs + GRACE_MS)
  interrupted.addEventListener('abort', end, { once: true })
  return () => {
    clearTimeout(outOfTime)
    interrupted.removeEventListener('abort', end)
  }
}

async function runAlone(file: string, running: Running): Promise<FileRun> {
  const began = performance.now()
  const child = start(file, 'ignore', running, running.timeoutMs)
  const lines: string[] = []
  const output = createInterface({ input: child.stdout! })
  output.on('line', (line) => lines.push(line))
  const callOff = endLater(child, running)
  const [[code]] = await Promise.all([once(child, 'exit'), once(output, 'close')])
  callOff()
  return { file, lines, milliseconds: performance.now() - began, succeeded: code === 0 }
}

/** A process for files that share; it is started with the first one, and again after one that ended it. */
class Worker {
  readonly #running: Running
  readonly #onEnd: (run: FileRun) => void
  #process: { child: ChildProcess; output: Interface; all: string[]; gone: Promise<unknown> } | undefined

  constructor(running: Running, onEnd: (run: FileRun) => void) {
    this.#running = running
    this.#onEnd = onEnd
  }

  async run(file: string): Promise<FileRun> {
    // what the file before left behind can end the process
    if (this.#process?.child.connected === false) await this.end()
    const began = performance.now()
    const { child, output, gone } = (this.#process ??= this.#start())
    const lines: string[] = []
    const callOff = endLater(child, this.#running)
    let hear = (_line: string) => {}
    let judged = false
    const ended = new Promise<void>((resolve) => {
      hear = (line) => {
        lines.push(line)
        judged ||= isVerdict(line, file)
        if (judged && BLANK.test(line)) resolve()
      }
      output.on('line', hear)
    })
    child.send(file)
    const finished = await Promise.race([ended.then(() => true), gone.then(() => false)])
    output.off('line', hear)
    callOff()
    const run = { file, ...unwrapped(file, lines, finished), milliseconds: performance.now() - began }
    // what a failed file leaves behind is not to fail the next one
    if (!run.succeeded) await this.end()
    return run
  }

  /** Ends the process. tap says only then what went wrong in it outside of all tests: that is a failure too. */
  async end(): Promise<void> {
    const ending = this.#process
    this.#process = undefined
    if (ending === undefined) return
    if (ending.child.connected) ending.child.disconnect()
    const late = setTimeout(() => ending.child.kill('SIGKILL'), GRACE_MS)
    await ending.gone
    clearTimeout(late)
    const first = ending.all.findIndex((line) => LEFT_BEHIND.test(line))
    if (first === -1) return
    const lines = ending.all.slice(first)
    this.#onEnd({ file: WORKER, lines, milliseconds: 0, succeeded: false })
  }

  #start() {
    const { timeoutMs, environment } = this.#running
    const set = { ...environment, TEST_TIMEOUT_MS: String(timeoutMs) }
    const child = start(WORKER, 'ipc', { ...this.#running, environment: set }, 0)
    const output = createInterface({ input: child.stdout! })
    const all: string[] = []
    output.on('line', (line) => all.push(line))
    return { child, output, all, gone: Promise.all([once(child, 'exit'), once(output, 'close')]) }
  }
}

/** A test may have printed the begin of the line, or a line that looks like it. */
const isVerdict = (line: string, file: string) => /(?:^| {4})(?:not )?ok \d+ - (\S+)/.exec(line)?.[1] === file

/** The TAP of a file as it is when the file runs alone: a worker has it as a test of its own. */
function unwrapped(file: string, lines: string[], finished: boolean): Pick<FileRun, 'lines' | 'succeeded'> {
  const verdict = lines.findIndex((line) => isVerdict(line, file))
  const inner = (verdict === -1 ? lines : lines.slice(0, verdict))
    .filter((line) => OF_FILE.test(line) || PRINTED.test(line))
    .map((line) => line.replace(OF_FILE, ''))
  const succeeded = finished && lines[verdict]?.includes('not ok ') === false
  const explained = verdict === -1 || inner.some((line) => line.trimStart().startsWith('not ok '))
  // why the file failed though none of its tests did: it took too long
  const diagnosis = succeeded || explained ? [] : lines.slice(verdict + 1)
  return { lines: [...inner, ...diagnosis], succeeded }
}
