import fs from 'node:fs'
import path from 'node:path'

const TEST_FILE = /\.test\.ts$/

/**
 * The compiled files of the test files and folders that `npm test --` names. Without a name, of all tests: those that
 * have a source, as the compiler does not remove what it once made of a file that is gone.
 */
export function compiledTests(named: string[]): string[] {
  for (const name of named) if (!fs.existsSync(name)) throw new Error(`there is no ${name}`)
  return (named.length > 0 ? named : ['test']).flatMap(testFilesIn).map(compiledName)
}

function testFilesIn(source: string): string[] {
  if (!fs.statSync(source).isDirectory()) return [source]
  return fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => TEST_FILE.test(name))
    .map((name) => path.join(source, name))
    .sort()
}

function compiledName(source: string): string {
  const relative = path.relative('.', source)
  return relative.startsWith('dist') ? relative : path.join('dist', relative.replace(/\.ts$/, '.js'))
}
