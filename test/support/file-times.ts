import fs from 'node:fs'
import path from 'node:path'
import type { TestFile } from './test-files.ts'

/** In the build output, so that a clean build removes it. */
const FILE = path.join('dist', 'test-times.json')

/** Shared files of more than five seconds, for a first run. */
const longFiles = new Set(
  [
    'platform/http/fuzz',
    'platform/access/access-matrix',
    'platform/resource/list-plans/list-plans',
    'platform/resource/typed-rows',
    'platform/http/openapi-pages',
    'fixtures/synthetic/generate',
    'features/backup/damaged',
    'domain/content/heavy-texts',
  ].map((name) => path.join('dist/test', `${name}.test.js`)),
)

type Times = Record<string, number>

function readTimes(): Times {
  try {
    return JSON.parse(fs.readFileSync(FILE, 'utf8')) as Times
  } catch {
    return {} // the first run, or the run before was killed while writing
  }
}

/**
 * Sorts files by expected time, the longest first, so that no long file runs alone at the end. Files without a time come
 * before all others: those with their own process first, then long ones.
 */
export function longestFirst(files: TestFile[]): TestFile[] {
  const times = readTimes()
  const guess = ({ compiled, shared }: TestFile) => (shared ? (longFiles.has(compiled) ? 2e9 : 1e9) : 3e9)
  const expected = (file: TestFile) => times[file.compiled] ?? guess(file)
  return files.toSorted((one, other) => expected(other) - expected(one))
}

/** Stores how many milliseconds each file took, for the next run. */
export function storeTimes(took: Times): void {
  fs.writeFileSync(FILE, JSON.stringify({ ...readTimes(), ...took }))
}
