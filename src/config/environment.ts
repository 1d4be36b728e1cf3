import { readFileSync } from 'node:fs'
import { ConfigError } from './config-error.ts'
import type { SettingName } from './settings.ts'

/** Environment variables by name, as `process.env` has them. */
export type Environment = Record<string, string | undefined>

/** Renamed settings, by old name. The old name works for one version, and the server warns about it at start. */
const renamedSettings: Readonly<Record<string, SettingName>> = { KEPT_ANSWERS_MB: 'RESPONSE_CACHE_MB' }

/** Secrets that a file can hold, as Docker and Kubernetes mount them, by the setting that names the file. */
const secretFiles = {
  DATABASE_URL_FILE: 'DATABASE_URL',
  BANTIN_ADMIN_KEY_FILE: 'BANTIN_ADMIN_KEY',
  FILES_S3_SECRET_ACCESS_KEY_FILE: 'FILES_S3_SECRET_ACCESS_KEY',
} as const satisfies Partial<Record<SettingName, SettingName>>

/** Whether the value of a setting comes from a file that another setting names. @returns the file */
export function fileOfSecret(environment: Environment, name: SettingName): string | undefined {
  const setting = Object.entries(secretFiles).find(([, secret]) => secret === name)?.[0]
  return setting === undefined ? undefined : environment[setting]?.trim() ? environment[setting] : undefined
}

/** Reads the files of secrets. @throws ConfigError */
function withSecrets(settings: Record<string, string>): Record<string, string> {
  const secrets = Object.entries(secretFiles).flatMap(([setting, secret]) => {
    const file = settings[setting]
    if (file === undefined) return []
    if (settings[secret] !== undefined)
      throw new ConfigError(`${secret} and ${setting} are both set: set one of them`)
    return [[secret, readSecret(setting, file)] as const]
  })
  return { ...settings, ...Object.fromEntries(secrets) }
}

function readSecret(setting: string, file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    if (secret.trim() !== '') return secret
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ConfigError(`${setting}: ${file} cannot be read (${code})`)
  }
  throw new ConfigError(`${setting}: ${file} is empty`)
}

/** The old names that an environment still uses, each with the new name. */
export function deprecatedSettings(environment: Environment): { name: string; replacement: SettingName }[] {
  return Object.entries(renamedSettings)
    .filter(([name]) => environment[name]?.trim())
    .map(([name, replacement]) => ({ name, replacement }))
}

/** The message for a setting that is set by its old name. */
export const deprecationMessage = ({
  name,
  replacement,
}: {
  name: string
  replacement: SettingName
}): string => `${name} is deprecated and will be removed in the next version: set ${replacement} instead`

/**
 * The variables that are set, under their current names, with the secrets of files; a current name takes precedence over
 * its old one.
 */
export function currentNames(environment: Environment): Record<string, string> {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    value?.trim() ? [[name, value] as const] : [],
  )
  const renamed = set.flatMap(([name, value]) => {
    const replacement = renamedSettings[name]
    return replacement === undefined ? [] : [[replacement, value] as const]
  })
  return withSecrets(Object.fromEntries([...renamed, ...set]))
}
