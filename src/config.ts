import { auditConfig, type AuditConfig } from './config/audit.ts'
import { ConfigError } from './config/config-error.ts'
import { dataConfig, type DataConfig } from './config/data.ts'
import { databaseConfig, type DatabaseConfig } from './config/database.ts'
import { currentNames, fileOfSecret, type Environment } from './config/environment.ts'
import { filesConfig, type FilesConfig } from './config/files.ts'
import { identityConfig, type IdentityConfig } from './config/identity.ts'
import { schoolConfig, type SchoolConfig } from './config/school.ts'
import { serverConfig, type ServerConfig } from './config/server.ts'
import { environmentSchema, settingNames, type SettingName } from './config/settings.ts'
import { workConfig, type WorkConfig } from './config/work.ts'

/** The settings of the server, checked once at start. */
export interface Config
  extends
    ServerConfig,
    DatabaseConfig,
    WorkConfig,
    SchoolConfig,
    AuditConfig,
    DataConfig,
    FilesConfig,
    IdentityConfig {}

/**
 * Reads the environment into a `Config`.
 * An empty or blank variable counts as absent, as `FOO=` in an env file means.
 * @throws ConfigError that names each invalid setting.
 */
export function readConfig(environment: Environment): Config {
  const result = environmentSchema.safeParse(currentNames(environment))
  if (!result.success) {
    const lines = result.error.issues.map(({ path: [name], message }) => {
      const file = fileOfSecret(environment, name as SettingName)
      return `  ${String(name)}${file === undefined ? '' : ` in ${file}`}: ${message}`
    })
    throw new ConfigError(`these settings cannot be used:\n${lines.join('\n')}`)
  }
  const e = result.data
  if (e.JOBS !== 'on' && e.DATABASE_URL === undefined) {
    throw new ConfigError(
      `these settings cannot be used:\n  JOBS: ${e.JOBS} needs DATABASE_URL, since the embedded Postgres serves this process alone`,
    )
  }
  return {
    ...serverConfig(e),
    ...databaseConfig(e),
    ...workConfig(e),
    ...schoolConfig(e),
    ...auditConfig(e),
    ...dataConfig(e),
    ...filesConfig(e),
    ...identityConfig(e),
  }
}

/**
 * The values in effect, as text of the variables; null where a setting is absent.
 * @throws ConfigError as `readConfig` does.
 */
export function effectiveSettings(environment: Environment): Record<SettingName, string | null> {
  const { demo } = readConfig(environment)
  const parsed = environmentSchema.parse(currentNames(environment))
  const values = settingNames.map((name) => {
    const value = name === 'BANTIN_DEMO' ? (demo ? 'on' : 'off') : parsed[name]
    const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
    return [name, text === '' ? null : text]
  })
  return Object.fromEntries(values) as Record<SettingName, string | null>
}
