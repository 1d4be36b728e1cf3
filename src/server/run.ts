import closeWithGrace from 'close-with-grace'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { EmbeddedPostgresError } from '../database/embedded/error.ts'
import { databaseFailure } from '../database/failures.ts'
import { MigrationError } from '../database/migrate.ts'
import { readEnvFile } from './env-file.ts'
import { serve } from './serve.ts'

/** What a person can do something about, in a sentence; everything else keeps its stack. */
export function explain(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError
  ) {
    return error.message
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `another program listens there already (${error.message}); set PORT to another number, or 0 for any`
  }
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
    return `this user may not do that (${error.message})`
  }
  if (databaseFailure(error)?.kind === 'unavailable') {
    return `the database cannot be reached (${error instanceof Error ? error.message : String(error)}); check DATABASE_URL`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Runs the server until it is told to stop. Exit codes: 0 stopped, 1 failed, 78 a setting is wrong (EX_CONFIG).
 * A second signal, or a stop that takes too long, ends the process at once.
 */
export async function runServer(): Promise<void> {
  let config: Config
  try {
    config = readConfig({ ...readEnvFile(), ...process.env })
  } catch (error) {
    process.stderr.write(`bantin: ${explain(error)}\n`)
    process.exitCode = 78
    return
  }
  try {
    const running = await serve(config)
    closeWithGrace({ delay: config.shutdownTimeoutMs + 5_000, logger: false }, async ({ err }) => {
      if (err) process.stderr.write(`bantin: ${explain(err)}\n`)
      await running.stop()
    })
  } catch (error) {
    process.stderr.write(`bantin: ${explain(error)}\n`)
    process.exitCode = 1
  }
}
