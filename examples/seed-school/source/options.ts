import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

/** The options of the script. */
export interface Options {
  url: string
  key: string
  firstYear: number
  scale: number
  dryRun: boolean
  /** The folder of your files; undefined: the synthetic school. */
  folder: string | undefined
}

/** The file of the admin key, which the server writes at its first start. */
const keyFile = path.join(import.meta.dirname, '../../../.data/admin.key')

function keyOfServer(): string {
  try {
    return readFileSync(keyFile, 'utf8').trim()
  } catch {
    throw new Error(`BANTIN_KEY is not set, and there is no ${keyFile}: start the server once, or set it`)
  }
}

function numberOf(name: string, text: string, min: number, max: number): number {
  const number = Number(text)
  if (number >= min && number <= max) return number
  throw new Error(`--${name} must be from ${min} to ${max}; it is ${text}`)
}

/** Reads the command line and the environment. @throws Error that says which option is invalid */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      'first-year': { type: 'string', default: '2021' },
      scale: { type: 'string', default: '1' },
      'dry-run': { type: 'boolean', default: false },
      folder: { type: 'string' },
    },
  })
  const { folder } = values
  // npm runs a script in the folder of its package, and sets INIT_CWD to the folder of the caller
  const baseFolder = process.env['INIT_CWD'] ?? process.cwd()
  return {
    url: process.env['BANTIN_URL'] || 'http://127.0.0.1:3000',
    key: process.env['BANTIN_KEY'] || keyOfServer(),
    firstYear: Math.floor(numberOf('first-year', values['first-year'], 1900, 2100)),
    scale: numberOf('scale', values.scale, 0, 1),
    dryRun: values['dry-run'],
    folder: folder === undefined ? undefined : path.resolve(baseFolder, folder),
  }
}
