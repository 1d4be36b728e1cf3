import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** The settings in `.env` of the working directory, if it exists; the environment takes precedence. */
export function readEnvFile(file = '.env'): Record<string, string | undefined> {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}
