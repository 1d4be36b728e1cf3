import fs from 'node:fs'
import path from 'node:path'

const TEST_FILE = /\.test\.ts$/
const SHARES = /from '[./]+\/support\/shared-test\.ts'/

/** A compiled test file. */
export interface TestFile {
  compiled: string
  /** Whether it may share a process with other files (shared-test.ts). */
  shared: boolean
}

/** Tests that need programs of Debian packages: `npm run test:operations`. */
const OPERATIONS = path.join('test', 'operations', path.sep)

/**
 * The test files of the source files and folders that `npm test --` gets. Without arguments: all tests but those of
 * operations.
 * @throws Error if one does not exist
 */
export function testFiles(paths: string[]): TestFile[] {
  for (const name of paths) if (!fs.existsSync(name)) throw new Error(`there is no ${name}`)
  const sources =
    paths.length > 0
      ? paths.flatMap(sourcesIn)
      : sourcesIn('test').filter((source) => !source.startsWith(OPERATIONS))
  return sources.map((source) => ({
    compiled: path.join('dist', source.replace(/\.ts$/, '.js')),
    shared: SHARES.test(fs.readFileSync(source, 'utf8')),
  }))
}

function sourcesIn(name: string): string[] {
  const source = path.relative('.', name)
  if (!fs.statSync(source).isDirectory()) return [source]
  return fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => TEST_FILE.test(file))
    .map((file) => path.join(source, file))
    .sort()
}
