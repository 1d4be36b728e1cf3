import closeWithGrace from 'close-with-grace'
import { deprecatedSettings, deprecationMessage, readConfig, type Config } from '../config.ts'
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

/** Ends on a signal, on an error that nobody caught, and when the embedded Postgres is gone. */
function endWithGrace(running: RunningServer, config: Config): void {
  let lost = false
  const grace = closeWithGrace(
    {
      delay: config.shutdownTimeoutMs + 5_000,
      // told of a stop that fails, which ends the process with 1
      logger: { error: (error) => printError(`it could not stop as it should: ${describeError(error)}`) },
      onTimeout: () => printError('it did not stop in time and is ended'),
      onSecondSignal: (signal) => printError(`${signal} came again: it is ended at once`),
      onSecondError: (error) =>
        printError(`it failed while it stopped and is ended: ${describeError(error)}`),
    },
    async ({ err }) => {
      if (err) printError(describeError(err))
      await running.stop()
      if (lost) process.exit(1)
    },
  )
  void running.databaseLost.then((reason) => {
    lost = true
    printError(`the embedded Postgres ended by itself (${reason}); start again, it recovers what was written`)
    grace.close()
  })
}

/**
 * Runs the server until it is told to stop. Exit codes: 0 stopped, 1 failed, 78 a setting is wrong (EX_CONFIG).
 * A second signal, or a stop that takes too long, ends the process at once.
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
    // a supervisor that waits for this may stop us at once
    announce(config, running)
  } catch (error) {
    printError(describeError(error))
    process.exitCode = 1
  }
}
