import fs from 'node:fs'
import path from 'node:path'
import type { TestFile } from './test-files.ts'

/** Beside the output that they are about, and gone with it. */
const FILE = path.join('dist', 'test-times.json')

type Times = Record<string, number>

function readTimes(): Times {
  try {
    return JSON.parse(fs.readFileSync(FILE, 'utf8')) as Times
  } catch {
    return {} // the first run, or one that was killed while it wrote
  }
}

/**
 * The longest first, so that no long file is left alone at the end. Files that were never timed come before all others,
 * those with a process of their own first.
 */
export function longestFirst(files: TestFile[]): TestFile[] {
  const times = readTimes()
  const expected = ({ compiled, shared }: TestFile) => times[compiled] ?? (shared ? 1e9 : 2e9)
  return files.toSorted((one, other) => expected(other) - expected(one))
}

/** Keeps how many milliseconds each file took, for the next run. */
export function keepTimes(took: Times): void {
  fs.writeFileSync(FILE, JSON.stringify({ ...readTimes(), ...took }))
}
