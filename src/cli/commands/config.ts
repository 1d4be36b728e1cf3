import { inForce, settingNames, type SettingName } from '../../config.ts'
import { nearestName } from '../../libraries/vietnamese/nearest-name.ts'
import { readEnvFile } from '../../server/env-file.ts'
import { print, tell, type Command } from '../command.ts'
import { tableText } from '../table-text.ts'

const masked = '***'

/** The password of an address, in either place where it may stand. */
function withoutPassword(address: string): string {
  const url = new URL(address)
  if (url.password !== '') url.password = masked
  for (const name of ['password', 'sslpassword']) {
    if (url.searchParams.has(name)) url.searchParams.set(name, masked)
  }
  return url.href
}

function shown(name: SettingName, value: string): string {
  if (name === 'DATABASE_URL') return withoutPassword(value)
  if (name === 'BANTIN_ADMIN_KEY') return value.replace(/_[0-9a-f]{64}$/, `_${masked}`)
  return value
}

type Environment = Record<string, string | undefined>

function origin(name: string, file: Environment): string {
  if (process.env[name]) return 'environment'
  // an empty variable of the environment takes away what the file says
  return file[name] && process.env[name] === undefined ? '.env' : 'default'
}

/** What commands that talk to a server read, and no server does. */
const ofClients: readonly string[] = ['BANTIN_URL', 'BANTIN_KEY']

/** Names that look like settings and are none: a mistyped one would be passed over in silence. */
function strangers(file: Environment): string[] {
  const ours = Object.keys(process.env).filter((name) => name.startsWith('BANTIN_'))
  const known: readonly string[] = [...settingNames, ...ofClients]
  return [...new Set([...ours, ...Object.keys(file)])].filter((name) => !known.includes(name))
}

/** `bantin config` */
export const command: Command = {
  usage: '',
  details: `Shows each setting, and whether it comes from the environment, from .env in the working directory, or is the
default. Passwords and keys are masked.`,
  options: {},
  positionals: [],
  examples: ['bantin config', 'DATABASE_URL=postgres://bantin@db/bantin bantin config'],
  run: async () => {
    const file = readEnvFile()
    const values = inForce({ ...file, ...process.env })
    const rows = settingNames.map((name) => {
      const value = values[name]
      return [name, value === null ? '(none)' : shown(name, value), origin(name, file)]
    })
    print(tableText(['SETTING', 'VALUE', 'FROM'], rows))
    if (values.DATABASE_URL === null) {
      tell('Without DATABASE_URL the embedded Postgres in BANTIN_DATA_DIR is used.')
    }
    for (const name of strangers(file)) {
      const nearest = nearestName(name, settingNames)
      tell(`${name} is not a setting${nearest === null ? '' : `; did you mean ${nearest}?`}`)
    }
    return 0
  },
}
