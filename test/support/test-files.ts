import fs from 'node:fs'
import path from 'node:path'

const TEST_FILE = /\.test\.ts$/

/**
 * Turns the arguments of `npm test --` into tap's: a source file or folder becomes its compiled files, the
 * rest is passed on. Without one, all tests run: those that have a source, as the compiler does not remove
 * what it once made of a file that is gone.
 */
export function tapArguments(given: string[]): string[] {
  const paths = given.filter((argument) => isPath(argument))
  const options = given.filter((argument) => !isPath(argument))
  const sources = (paths.length > 0 ? paths : ['test']).flatMap(testFilesIn)
  return [...options, ...sources.map(compiledName)]
}

function isPath(argument: string): boolean {
  const known = fs.existsSync(argument)
  if (!known && TEST_FILE.test(argument)) throw new Error(`there is no ${argument}`)
  return known && !argument.startsWith('-')
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
  return relative.startsWith('.build') ? relative : path.join('.build', relative.replace(/\.ts$/, '.js'))
}
