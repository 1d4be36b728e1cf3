import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { TestFile } from './test-files.ts'

/** The output and result of a test file. */
export interface FileRun {
  file: string
  /** Its TAP, line by line. */
  lines: string[]
  milliseconds: number
  /** Whether it exited by itself and no test failed. */
  succeeded: boolean
}

/** How test files run. */
interface RunOptions {
  environment: Record<string, string>
  /** How many files run at the same time. */
  concurrency: number
  /** After this time a file is killed and fails. */
  timeoutMs: number
  interrupted: AbortSignal
}

const WORKER = path.join('dist', 'test', 'support', 'worker.js')
/** Extra time for tap to print in which test a file hangs. */
const GRACE_MS = 5_000
/** The indentation of lines of a file: a worker is a test, and each file is a subtest of it. */
const OF_FILE = /^ {8}/
/** A line that a test printed: not indented, and not one of the lines that tap writes between files. */
const PRINTED = /^(?! {4}|TAP version|# |\d+\.\.\d+|[{}]?$)/
/** tap writes a blank line after the result of a file. */
const BLANK = /^ *$/
/** A failure outside of the test of all files: an error after the tests of a file had ended. */
const LEFT_BEHIND = /^not ok (?!1 )\d+ /

/**
 * Runs compiled test files and reports each result: shared files run in a worker that keeps its modules for the next
 * file, every other file in its own process. tap's own runner hooks each module that a test and its child processes load,
 * for coverage that is not used here.
 */
export async function runFiles(
  files: TestFile[],
  options: RunOptions,
  onEnd: (run: FileRun) => void,
): Promise<void> {
  const waiting = files.values()
  const lane = async () => {
    const worker = new Worker(options, onEnd)
    for (const file of waiting) {
      if (options.interrupted.aborted) break
      onEnd(file.shared ? await worker.run(file.compiled) : await runAlone(file.compiled, options))
    }
    await worker.end()
  }
  await Promise.all(Array.from({ length: options.concurrency }, lane))
}

function start(
  script: string,
  ipc: 'ipc' | 'ignore',
  { environment }: RunOptions,
  tapTimeoutMs: number,
): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', script], {
    stdio: ['ignore', 'pipe', 'inherit', ipc],
    env: { ...process.env, ...environment, TAP: '1', TAP_TIMEOUT: String(tapTimeoutMs / 1000) },
  })
}

/** Kills a process after the timeout, or when the run is interrupted. @returns a function that cancels it */
function killAfterTimeout(child: ChildProcess, { timeoutMs, interrupted }: RunOptions): () => void {
  const end = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
  }
  const timer = setTimeout(end, timeoutMs + GRACE_MS)
  interrupted.addEventListener('abort', end, { once: true })
  return () => {
    clearTimeout(timer)
    interrupted.removeEventListener('abort', end)
  }
}

async function runAlone(file: string, options: RunOptions): Promise<FileRun> {
  const startTime = performance.now()
  const child = start(file, 'ignore', options, options.timeoutMs)
  const lines: string[] = []
  const output = createInterface({ input: child.stdout! })
  output.on('line', (line) => lines.push(line))
  const cancelTimeout = killAfterTimeout(child, options)
  const [[code]] = await Promise.all([once(child, 'exit'), once(output, 'close')])
  cancelTimeout()
  return { file, lines, milliseconds: performance.now() - startTime, succeeded: code === 0 }
}

/** A process for shared files; it starts with the first file, and again after a file that ended it. */
class Worker {
  readonly #options: RunOptions
  readonly #onEnd: (run: FileRun) => void
  #process: { child: ChildProcess; output: Interface; all: string[]; exited: Promise<unknown> } | undefined

  constructor(options: RunOptions, onEnd: (run: FileRun) => void) {
    this.#options = options
    this.#onEnd = onEnd
  }

  async run(file: string): Promise<FileRun> {
    // leftovers of the file before may have ended the process
    if (this.#process?.child.connected === false) await this.end()
    const startTime = performance.now()
    const { child, output, exited } = (this.#process ??= this.#start())
    const lines: string[] = []
    const cancelTimeout = killAfterTimeout(child, this.#options)
    let onLine = (_line: string) => {}
    let hasResult = false
    const ended = new Promise<void>((resolve) => {
      onLine = (line) => {
        lines.push(line)
        hasResult ||= isResult(line, file)
        if (hasResult && BLANK.test(line)) resolve()
      }
      output.on('line', onLine)
    })
    child.send(file)
    const finished = await Promise.race([ended.then(() => true), exited.then(() => false)])
    output.off('line', onLine)
    cancelTimeout()
    const run = { file, ...linesOfFile(file, lines, finished), milliseconds: performance.now() - startTime }
    // leftovers of a failed file must not fail the next one
    if (!run.succeeded) await this.end()
    return run
  }

  /** Ends the process. tap reports errors outside of all tests only then; they are failures too. */
  async end(): Promise<void> {
    const ending = this.#process
    this.#process = undefined
    if (ending === undefined) return
    if (ending.child.connected) ending.child.disconnect()
    const killTimer = setTimeout(() => ending.child.kill('SIGKILL'), GRACE_MS)
    await ending.exited
    clearTimeout(killTimer)
    const first = ending.all.findIndex((line) => LEFT_BEHIND.test(line))
    if (first === -1) return
    const lines = ending.all.slice(first)
    this.#onEnd({ file: WORKER, lines, milliseconds: 0, succeeded: false })
  }

  #start() {
    const { timeoutMs, environment } = this.#options
    const workerEnvironment = { ...environment, TEST_TIMEOUT_MS: String(timeoutMs) }
    const child = start(WORKER, 'ipc', { ...this.#options, environment: workerEnvironment }, 0)
    const output = createInterface({ input: child.stdout! })
    const all: string[] = []
    output.on('line', (line) => all.push(line))
    return { child, output, all, exited: Promise.all([once(child, 'exit'), once(output, 'close')]) }
  }
}

/** Whether a line is the result of a file; a test may have printed the start of the line. */
const isResult = (line: string, file: string) => /(?:^| {4})(?:not )?ok \d+ - (\S+)/.exec(line)?.[1] === file

/** The TAP of a file as if it had run in its own process: in a worker it is a subtest. */
function linesOfFile(file: string, lines: string[], finished: boolean): Pick<FileRun, 'lines' | 'succeeded'> {
  const resultIndex = lines.findIndex((line) => isResult(line, file))
  const inner = (resultIndex === -1 ? lines : lines.slice(0, resultIndex))
    .filter((line) => OF_FILE.test(line) || PRINTED.test(line))
    .map((line) => line.replace(OF_FILE, ''))
  const succeeded = finished && lines[resultIndex]?.includes('not ok ') === false
  const hasFailedTest = resultIndex === -1 || inner.some((line) => line.trimStart().startsWith('not ok '))
  // the reason why the file failed though no test did: a timeout
  const diagnosis = succeeded || hasFailedTest ? [] : lines.slice(resultIndex + 1)
  return { lines: [...inner, ...diagnosis], succeeded }
}
