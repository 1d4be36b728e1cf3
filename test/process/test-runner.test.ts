import fs from 'node:fs'
import path from 'node:path'
import tap, { test, type Test } from 'tap'
import { packageRoot } from '../../src/package.ts'
import { runFiles, type FileRun } from '../support/run-files.ts'
import { TapReport } from '../support/tap-report.ts'
import { scratchDirectory } from './server-process.ts'

const directory = scratchDirectory(tap)
const sharedTest = path.join(packageRoot, 'dist/test/support/shared-test.js')

/** Runs files that share a process, and returns the report of the runner. */
async function run(t: Test, bodies: string[]) {
  const files = bodies.map((body, at) => {
    const compiled = path.join(directory, `${t.name.replaceAll(' ', '-')}-${at}.mjs`)
    fs.writeFileSync(compiled, `import { test } from ${JSON.stringify(sharedTest)}\n${body}\n`)
    return { compiled, shared: true }
  })
  const printed: string[] = []
  const report = new TapReport((line) => printed.push(line))
  const interrupted = new AbortController().signal
  await runFiles(
    files,
    { environment: {}, concurrency: 1, timeoutMs: 60_000, interrupted },
    (ended: FileRun) => report.file(ended),
  )
  return { passed: report.totals.passed, failed: report.totals.failed, printed: printed.join('\n') }
}

const good = "test('good', (t) => { t.ok(true); t.end() })"

test('what goes wrong when the tests of a file have ended fails the run', async (t) => {
  for (const late of [
    "void Promise.reject(new Error('went wrong late'))",
    "setTimeout(() => { throw new Error('went wrong late') }, 1)",
  ]) {
    const { passed, failed, printed } = await run(t, [
      `test('leaves it', (t) => { ${late}; t.ok(true); t.end() })`,
      good,
    ])
    t.same({ passed, failed }, { passed: 2, failed: 1 }, late)
    t.match(printed, /✗ went wrong late[^]*-0\.mjs/, 'and says in which file')
  }
})

test('a test that prints is counted as one that does not', async (t) => {
  const printing = String.raw`console.log('seen'); console.log('    ok 1 - printed\n'); process.stdout.write('begun')`
  const { passed, failed, printed } = await run(t, [
    `test('prints', (t) => { ${printing}; t.ok(true); t.end() })\ntest('fails', (t) => { t.fail('as it should'); t.end() })`,
    good,
  ])
  t.same({ passed, failed }, { passed: 2, failed: 1 })
  t.match(printed, /^seen$/m)
  t.match(printed, 'fails > as it should')
})
