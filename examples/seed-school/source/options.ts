import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

/** What the script was told. */
export interface Options {
  url: string
  key: string
  firstYear: number
  scale: number
  isRehearsal: boolean
  /** Where your own files are; undefined: a synthetic school. */
  folder: string | undefined
}

/** What the server wrote when it started for the first time. */
const keyFile = path.join(import.meta.dirname, '../../../.data/admin.key')

function keyOfServer(): string {
  try {
    return readFileSync(keyFile, 'utf8').trim()
  } catch {
    throw new Error(`BANTIN_KEY is not set, and there is no ${keyFile}: start the server once, or set it`)
  }
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (number >= least && number <= most) return number
  throw new Error(`--${name} must be from ${least} to ${most}; it is ${text}`)
}

/** Reads the command line and the environment. @throws Error that says what cannot be */
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
  // npm runs scripts in the folder of their package
  const from = process.env['INIT_CWD'] ?? process.cwd()
  return {
    url: process.env['BANTIN_URL'] || 'http://127.0.0.1:3000',
    key: process.env['BANTIN_KEY'] || keyOfServer(),
    firstYear: Math.floor(numberOf('first-year', values['first-year'], 1900, 2100)),
    scale: numberOf('scale', values.scale, 0, 1),
    isRehearsal: values['dry-run'],
    folder: folder === undefined ? undefined : path.resolve(from, folder),
  }
}
