import fs from 'node:fs'
import path from 'node:path'

const TEST_FILE = /\.test\.ts$/
const SHARES = /from '[./]+\/support\/shared-test\.ts'/

/** A test file that the compiler has made. */
export interface TestFile {
  compiled: string
  /** It may run in a process that runs others before and after it (shared-test.ts). */
  shared: boolean
}

/**
 * The test files and folders that `npm test --` names, by the names of their sources. Without a name, all tests.
 * @throws Error where one is not there
 */
export function testFiles(named: string[]): TestFile[] {
  for (const name of named) if (!fs.existsSync(name)) throw new Error(`there is no ${name}`)
  return (named.length > 0 ? named : ['test']).flatMap(sourcesIn).map((source) => ({
    compiled: path.join('dist', source.replace(/\.ts$/, '.js')),
    shared: SHARES.test(fs.readFileSync(source, 'utf8')),
  }))
}

function sourcesIn(named: string): string[] {
  const source = path.relative('.', named)
  if (!fs.statSync(source).isDirectory()) return [source]
  return fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => TEST_FILE.test(name))
    .map((name) => path.join(source, name))
    .sort()
}
