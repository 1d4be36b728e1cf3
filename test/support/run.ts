// npm test: one Postgres and one migrated template for all test files, then tap over the compiled ones.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { makeScratch, removeScratch } from './scratch.ts'
import { TapReport } from './tap-report.ts'
import { startTestServer } from './template.ts'
import { tapArguments } from './test-files.ts'

const TAP = path.join('node_modules', '.bin', 'tap')

process.exitCode = await main(process.argv.slice(2))

async function main(given: string[]): Promise<number> {
  const report = new TapReport((line) => console.log(line))
  let code = 1
  try {
    const args = tapArguments(given)
    buildTapPlugins()
    code = await runOnServer(args, report)
  } catch (error) {
    console.error(error)
    report.tally.failed++
  }
  const { passed, failed } = report.tally
  // A run that ran nothing has not shown that anything works.
  if (code === 0 && (failed > 0 || passed === 0)) code = 1
  console.log(`${passed} passed, ${failed} failed`)
  return code
}

async function runOnServer(args: string[], report: TapReport): Promise<number> {
  const interrupted = new AbortController()
  // Ctrl-C reaches tap too; without a listener we would be gone before the server and its files are.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())
  const scratch = makeScratch()
  try {
    const server = await startTestServer(scratch)
    // What tests write and do not remove, because they were killed, goes with the run.
    const environment = { ...server.environment, TMPDIR: scratch }
    const running = interrupted.signal.aborted ? 130 : runTap(args, environment, report, interrupted.signal)
    const code = await Promise.resolve(running).finally(() => server.close())
    return interrupted.signal.aborted ? 130 : code
  } finally {
    removeScratch(scratch)
  }
}

async function runTap(
  args: string[],
  environment: Record<string, string>,
  report: TapReport,
  interrupted: AbortSignal,
): Promise<number> {
  const tap = spawn(process.execPath, [fs.realpathSync(TAP), 'run', '--reporter=tap', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  interrupted.addEventListener('abort', () => endSoon(tap))
  const lines = createInterface({ input: tap.stdout })
  lines.on('line', (line) => report.line(line))
  const [[code]] = await Promise.all([once(tap, 'exit'), once(lines, 'close')])
  return typeof code === 'number' ? code : 1
}

function endSoon(tap: ChildProcess): void {
  tap.kill('SIGTERM')
  setTimeout(() => tap.kill('SIGKILL'), 5000).unref()
}

// tap keeps a build of its plugins in node_modules. The one it ships holds the TypeScript plugin, which
// .taprc turns off, as it cannot load TypeScript 7; a fresh install has to build once.
function buildTapPlugins(): void {
  const manifest = fileURLToPath(import.meta.resolve('@tapjs/test/package.json'))
  const built = path.join(path.dirname(manifest), 'test-built/dist/esm/index.js')
  if (fs.existsSync(built) && !fs.readFileSync(built, 'utf8').includes('@tapjs/typescript')) return
  const result = spawnSync(TAP, ['build'], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`tap build failed: ${result.stdout}${result.stderr}`)
}
