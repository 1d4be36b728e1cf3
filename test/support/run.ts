// npm test: one Postgres, one migrated template and one OpenAPI document for all test files, then the compiled files.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { renderOpenApi } from '../../src/cli/openapi.ts'
import { runFiles } from './run-files.ts'
import { makeScratch, removeScratch } from './scratch.ts'
import { TapReport } from './tap-report.ts'
import { startTestServer } from './template.ts'
import { keepTimes, longestFirst } from './file-times.ts'
import { shuffled } from './shuffle.ts'
import { testFiles, type TestFile } from './test-files.ts'

/** Tests that kill and restart servers take their time on a busy machine. */
const TIMEOUT_MS = 240_000
/** The tests and the Postgres that they ask share the machine. */
const AT_ONCE = 2

process.exitCode = await main(process.argv.slice(2))

async function main(given: string[]): Promise<number> {
  const report = new TapReport((line) => console.log(line))
  let code = 1
  try {
    const { values, positionals } = parseArgs({
      args: given,
      options: { random: { type: 'boolean' }, seed: { type: 'string' } },
      allowPositionals: true,
    })
    const files = inOrder(testFiles(positionals), values)
    buildTapPlugins()
    code = await runOnServer(files, report)
  } catch (error) {
    console.error(error)
    report.totals.failed++
  }
  const { files, passed, failed, asserts } = report.totals
  // A run that ran nothing has not shown that anything works.
  if (code === 0 && (failed > 0 || passed === 0)) code = 1
  console.log(`${files} files, ${passed + failed} tests, ${asserts} asserts`)
  console.log(`${passed} passed, ${failed} failed`)
  return code
}

/** The longest first, or an order that `--random` or `--seed` chooses. */
function inOrder(files: TestFile[], { random, seed }: { random?: boolean; seed?: string }): TestFile[] {
  if (random !== true && seed === undefined) return longestFirst(files)
  const chosen = seed === undefined ? randomInt(1, 2 ** 31) : Number(seed)
  console.log(`in random order: npm test -- --seed ${chosen} repeats it`)
  return shuffled(files, chosen)
}

async function runOnServer(files: TestFile[], report: TapReport): Promise<number> {
  const interrupted = new AbortController()
  // Ctrl-C reaches the files too; without a listener we would be gone before the server and its files are.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())
  const scratch = makeScratch()
  try {
    const server = await startTestServer(scratch)
    try {
      const document = path.join(scratch, 'openapi.json')
      fs.writeFileSync(document, (await renderOpenApi())['3.1'])
      // What tests write and do not remove, because they were killed, goes with the run.
      const environment = { ...server.environment, TEST_OPENAPI: document, TMPDIR: scratch }
      const options = { environment, atOnce: AT_ONCE, timeoutMs: TIMEOUT_MS, interrupted: interrupted.signal }
      const took: Record<string, number> = {}
      await runFiles(files, options, (run) => {
        report.file(run)
        took[run.file] = Math.round(run.milliseconds)
      })
      keepTimes(took)
    } finally {
      await server.close()
    }
    return interrupted.signal.aborted ? 130 : 0
  } finally {
    removeScratch(scratch)
  }
}

// tap keeps a build of its plugins in node_modules. The one it ships holds the TypeScript plugin, which
// .taprc turns off, as it cannot load TypeScript 7; a fresh install has to build once.
function buildTapPlugins(): void {
  const manifest = fileURLToPath(import.meta.resolve('@tapjs/test/package.json'))
  const built = path.join(path.dirname(manifest), 'test-built/dist/esm/index.js')
  if (fs.existsSync(built) && !fs.readFileSync(built, 'utf8').includes('@tapjs/typescript')) return
  const result = spawnSync(path.join('node_modules', '.bin', 'tap'), ['build'], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`tap build failed: ${result.stdout}${result.stderr}`)
}
