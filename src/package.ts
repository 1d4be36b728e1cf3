import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * The nearest folder, from one upwards, that holds a file.
 * @throws Error where none does
 */
function folderWith(file: string, from: string): string {
  let folder = from
  while (!existsSync(path.join(folder, file))) {
    const above = path.dirname(folder)
    if (above === folder) throw new Error(`there is no ${file} above ${from}`)
    folder = above
  }
  return folder
}

/** The folder of this package: above the build, in the repository and in the image alike. */
export const packageRoot = folderWith('package.json', import.meta.dirname)

/**
 * The main file of a package that is installed beside us.
 * @throws Error where it is not
 */
export const installed = (name: string): string =>
  createRequire(path.join(import.meta.dirname, 'package.js')).resolve(name)

/** The version of this package. */
export const version = (
  JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version
