import path from 'node:path'
import { pathToFileURL } from 'node:url'
import tap, { type Test } from 'tap'

/** The test of the file that is being imported. */
let file: Test | undefined

/**
 * tap's `test` for files that share one process (worker.ts). A file that starts processes, changes `process.env` or
 * listens to `process` imports `test` from tap instead, and gets its own process.
 */
export const test = (name: string, run: (t: Test) => unknown) => (file ?? tap).test(name, run)

/** Runs a compiled test file as one test of `worker`, with the teardown of that test. */
export async function runSharedFile(worker: Test, compiled: string, timeout: number): Promise<void> {
  await worker.test(compiled, { timeout }, async (t) => {
    file = t
    try {
      await import(pathToFileURL(path.resolve(compiled)).href)
    } finally {
      file = undefined
    }
  })
}
