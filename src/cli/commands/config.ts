import {
  deprecatedSettings,
  deprecationMessage,
  fileOfSecret,
  type Environment,
} from '../../config/environment.ts'
import { effectiveSettings, readConfig } from '../../config.ts'
import { settingNames, type SettingName } from '../../config/settings.ts'
import { maskPostgresUrl } from '../../libraries/postgres-url/read-postgres-url.ts'
import { nearestName } from '../../libraries/vietnamese/nearest-name.ts'
import { assertRolesExist } from '../../platform/oidc/lazy-verifier.ts'
import { readEnvFile } from '../../server/env-file.ts'
import { print, printMessage, type Command } from '../command.ts'
import { formatTable } from '../format-table.ts'

const mask = '***'

function masked(name: SettingName, value: string): string {
  if (name === 'DATABASE_URL') return maskPostgresUrl(value)
  if (name === 'BANTIN_ADMIN_KEY') return value.replace(/_[0-9a-f]{64}$/, `_${mask}`)
  return value
}

function originOf(name: string, file: Environment): string | undefined {
  if (process.env[name]) return 'environment'
  // an empty variable of the environment unsets the one of the file
  return file[name] && process.env[name] === undefined ? '.env' : undefined
}

/** Variables that only commands read which send requests to a server. */
const clientSettings: readonly string[] = ['BANTIN_URL', 'BANTIN_KEY']

/** Names that look like settings but are not: without this, a mistyped name would have no effect and no message. */
function unknownSettings(file: Environment, deprecated: readonly string[]): string[] {
  const prefixed = Object.keys(process.env).filter((name) => name.startsWith('BANTIN_'))
  const known: readonly string[] = [...settingNames, ...clientSettings, ...deprecated]
  return [...new Set([...prefixed, ...Object.keys(file)])].filter((name) => !known.includes(name))
}

/** `bantin config` */
export const command: Command = {
  usage: '',
  details: `Shows each setting and its source: the environment, .env in the working directory, or the default.
 Passwords and keys are masked.`,
  options: {},
  positionals: [],
  examples: ['bantin config', 'DATABASE_URL=postgres://bantin@db/bantin bantin config'],
  run: async () => {
    const file = readEnvFile()
    const environment = { ...file, ...process.env }
    const values = effectiveSettings(environment)
    const { oidc } = readConfig(environment)
    if (oidc !== undefined) {
      const { access } = await import('../../modules.ts')
      assertRolesExist(oidc, access.roles)
    }
    const deprecated = deprecatedSettings(environment)
    const rows = settingNames.map((name) => {
      const value = values[name]
      const oldName = deprecated.find(({ replacement }) => replacement === name)?.name
      const origin =
        fileOfSecret(environment, name) ??
        originOf(name, file) ??
        (oldName === undefined ? undefined : originOf(oldName, file))
      return [name, value === null ? '(none)' : masked(name, value), origin ?? 'default']
    })
    print(formatTable(['SETTING', 'VALUE', 'FROM'], rows))
    if (values.DATABASE_URL === null) {
      printMessage('Without DATABASE_URL the embedded Postgres in BANTIN_DATA_DIR is used.')
    }
    for (const setting of deprecated) printMessage(deprecationMessage(setting))
    const deprecatedNames = deprecated.map(({ name }) => name)
    for (const name of unknownSettings(file, deprecatedNames)) {
      const nearest = nearestName(name, settingNames)
      printMessage(`${name} is not a setting${nearest === null ? '' : `; did you mean ${nearest}?`}`)
    }
    return 0
  },
}
