import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of this package: the same from `src/`, from the build and from the tests' build. */
function findRoot(from: string): string {
  let folder = from
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder)
    if (above === folder) throw new Error('the package.json of Bantin is missing')
    folder = above
  }
  return folder
}

export const packageRoot = findRoot(import.meta.dirname)

/** The version of this package. */
export const version = (
  JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version
