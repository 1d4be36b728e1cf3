import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { folderWith } from './package.ts'
import type * as Server from './server/script.ts'

/** The script's file name, of the build; it follows from its text. */
declare const SERVER_SCRIPT: string

const folder = folderWith(SERVER_SCRIPT, import.meta.dirname)
const file = path.join(folder, SERVER_SCRIPT)

/** Where the build puts what V8 has compiled of the script: another V8 passes over it. */
export const compiledFile = `${file}.compiled`

/** Runs the server's script, with what has been compiled of it; `compiled` gives what is by then. */
export function runScript(): { exports: typeof Server; compiled: () => Buffer } {
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`,
    {
      filename: file,
      cachedData: existsSync(compiledFile) ? readFileSync(compiledFile) : undefined,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  )
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: unknown[]) => void
  run(module.exports, createRequire(file), module, file, folder)
  return { exports: module.exports as typeof Server, compiled: () => script.createCachedData() }
}

/**
 * Loads the server as the script that has been compiled: compiling is a third of a start, and Node 20 keeps compiled code
 * of scripts alone. Where stacks are to name source lines it is loaded as modules, since Node maps no script's.
 */
export const loadServer = async (): Promise<typeof Server> =>
  process.sourceMapsEnabled ? await import('./server/script.ts') : runScript().exports
