// npm test: one Postgres, one migrated template and one OpenAPI document for all test files, then the compiled files.
import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { renderOpenApi } from '../../src/cli/openapi.ts'
import { runFiles } from './run-files.ts'
import { createScratch, removeScratch } from './scratch.ts'
import { TapReport } from './tap-report.ts'
import { startTestServer } from './template.ts'
import { storeTimes, longestFirst } from './file-times.ts'
import { shuffled } from './shuffle.ts'
import { testFiles, type TestFile } from './test-files.ts'

/** Tests that kill and restart servers take long on a busy machine. */
const TIMEOUT_MS = 240_000
/** One more than the two cores of CI, since files wait for processes; not more, since they share the machine with Postgres. */
const CONCURRENCY = 3

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('-'))
  const report = new TapReport((line) => console.log(line), names.length === 1)
  let code = 1
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { random: { type: 'boolean' }, seed: { type: 'string' } },
      allowPositionals: true,
    })
    const files = sortFiles(testFiles(positionals), values)
    code = await runOnServer(files, report)
  } catch (error) {
    console.error(error)
    report.totals.failed++
  }
  const { files, passed, failed, asserts } = report.totals
  // a run without tests is a failure
  if (code === 0 && (failed > 0 || passed === 0)) code = 1
  console.log(`${files} files, ${passed + failed} tests, ${asserts} asserts`)
  console.log(`${passed} passed, ${failed} failed`)
  return code
}

/** Sorts the longest first, or in a random order with `--random` or `--seed`. */
function sortFiles(files: TestFile[], { random, seed }: { random?: boolean; seed?: string }): TestFile[] {
  if (random !== true && seed === undefined) return longestFirst(files)
  const chosenSeed = seed === undefined ? randomInt(1, 2 ** 31) : Number(seed)
  console.log(`in random order: npm test -- --seed ${chosenSeed} repeats it`)
  return shuffled(files, chosenSeed)
}

async function runOnServer(files: TestFile[], report: TapReport): Promise<number> {
  const interrupted = new AbortController()
  // Ctrl-C reaches the test processes too; without a listener the runner would exit before it has cleaned up
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())
  const scratch = createScratch()
  try {
    const server = await startTestServer(scratch)
    try {
      const document = path.join(scratch, 'openapi.json')
      fs.writeFileSync(document, (await renderOpenApi())['3.1'])
      // temporary files of killed tests are removed with the scratch directory
      const environment = { ...server.environment, TEST_OPENAPI: document, TMPDIR: scratch }
      const options = {
        environment,
        concurrency: CONCURRENCY,
        timeoutMs: TIMEOUT_MS,
        interrupted: interrupted.signal,
      }
      const durations: Record<string, number> = {}
      await runFiles(files, options, (run) => {
        report.file(run)
        durations[run.file] = Math.round(run.milliseconds)
      })
      storeTimes(durations)
    } finally {
      await server.close()
    }
    return interrupted.signal.aborted ? 130 : 0
  } finally {
    removeScratch(scratch)
  }
}
