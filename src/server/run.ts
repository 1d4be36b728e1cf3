import closeWithGrace from 'close-with-grace'
import { ConfigError } from '../config/config-error.ts'
import { deprecatedSettings, deprecationMessage } from '../config/environment.ts'
import { readConfig, type Config } from '../config.ts'
import { announce } from './announce.ts'
import { readEnvFile } from './env-file.ts'
import { describeError } from './describe-error.ts'
import { serve, type RunningServer } from './serve.ts'

const printError = (message: string): void => void process.stderr.write(`bantin: ${message}\n`)

function settings(): Config | undefined {
  try {
    const environment = { ...readEnvFile(), ...process.env }
    for (const setting of deprecatedSettings(environment)) printError(deprecationMessage(setting))
    return readConfig(environment)
  } catch (error) {
    printError(describeError(error))
    return undefined
  }
}

/** Stops on a signal, on an uncaught error, and when the embedded Postgres has exited. */
function endWithGrace(running: RunningServer, config: Config): void {
  let isDatabaseLost = false
  const grace = closeWithGrace(
    {
      delay: config.shutdownDelayMs + config.shutdownTimeoutMs + 5_000,
      // called when the stop fails; the process then exits with 1
      logger: { error: (error) => printError(`the stop failed: ${describeError(error)}`) },
      onTimeout: () => printError('it did not stop in time and is ended'),
      onSecondSignal: (signal) => printError(`${signal} came again: it is ended at once`),
      onSecondError: (error) =>
        printError(`it failed while it stopped and is ended: ${describeError(error)}`),
    },
    async ({ err, signal }) => {
      if (err) printError(describeError(err))
      // of a supervisor; a person who presses Ctrl-C does not wait for balancers
      await running.stop(signal === 'SIGTERM' ? config.shutdownDelayMs : 0)
      if (isDatabaseLost) process.exit(1)
    },
  )
  void running.databaseLost.then((reason) => {
    isDatabaseLost = true
    printError(`the embedded Postgres ended by itself (${reason}); start again, it recovers what was written`)
    grace.close()
  })
}

/**
 * Runs the server until it is stopped. Exit codes: 0 stopped, 1 failed, 78 a setting is invalid (EX_CONFIG).
 * A second signal, or a stop that takes too long, ends the process immediately.
 */
export async function runServer(): Promise<void> {
  const config = settings()
  if (config === undefined) {
    process.exitCode = 78
    return
  }
  try {
    const running = await serve(config)
    endWithGrace(running, config)
    // after the signal handlers, since a supervisor may stop the process as soon as it reads this
    announce(config, running)
  } catch (error) {
    printError(describeError(error))
    process.exitCode = error instanceof ConfigError ? 78 : 1
  }
}
