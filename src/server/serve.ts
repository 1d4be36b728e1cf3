import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'
import { pendingMigrations } from '../platform/database/migrate.ts'
import { databaseOptions, connect, type DatabaseConnection } from './connect.ts'
import { deleteExpiredResponses } from './delete-expired-responses.ts'

/** After a start, imports wait for so long. */
const workerDelayMs = 500

/** A server that listens. */
export interface RunningServer {
  port: number
  /** Where the admin key lies that this start made. */
  newKeyFile: string | undefined
  /** Whether no key lets anyone write: none of the settings, and no valid one in the database. */
  lacksKey: boolean
  /** Resolves, with the reason in words, when the embedded Postgres has ended though nobody asked it to. */
  databaseLost: Promise<string>
  /** Stops listening, answers what is in flight, then lets go of the database. */
  stop(): Promise<void>
}

/** Starts everything in order: database, schema, first key, demo, server. */
export async function serve(config: Config): Promise<RunningServer> {
  // the log does not exist before the app, and the pool must not wait for it
  let onIdleError = (error: Error): void => {
    process.stderr.write(`a database connection broke: ${error.message}\n`)
  }
  let parts: ReturnType<typeof loadApplication> | undefined
  const connected = await connect(
    config,
    (error) => onIdleError(error),
    // the application is loaded while Postgres starts, not before
    () => (parts ??= loadApplication()),
  )
  try {
    return await listen(config, connected, await (parts ?? loadApplication()), (report) => {
      onIdleError = report
    })
  } catch (error) {
    await connected.close()
    throw error
  }
}

async function loadApplication() {
  const [{ buildApp }, { ensureAdminKey, hasValidKey }] = await Promise.all([
    import('../app.ts'),
    import('./admin-key.ts'),
  ])
  return { buildApp, ensureAdminKey, hasValidKey }
}

/** A database of a version without search gets its index while the server answers already. */
async function fillMissingIndex(
  app: FastifyInstance,
  database: Database,
  isStopped: () => boolean,
): Promise<void> {
  try {
    const { resources } = await import('../modules.ts')
    const { coverageOf } = await import('../features/search/coverage.ts')
    const { providers } = coverageOf(resources)
    const { fillIndex, lacksIndex } = await import('../features/search/documents/fill.ts')
    if (!(await lacksIndex(database, providers))) return
    app.log.info('the search index is empty: it is filled while the server answers')
    const rows = await fillIndex(database, providers, { again: false, isStopped })
    app.log.info({ rows }, 'the search index is filled')
  } catch (error) {
    app.log.error({ err: error }, 'the search index could not be filled; bantin search reindex does it')
  }
}

/** Tells of rows whose keys are from versions that took what is refused today; no start waits for it. */
async function warnAboutUnsettledKeys(
  app: FastifyInstance,
  database: Database,
  isStopped: () => boolean,
): Promise<void> {
  try {
    const { resources } = await import('../modules.ts')
    const { settleKeys } = await import('../platform/resource/unsettled-keys.ts')
    const { length: rows } = await settleKeys(database, resources, { isStopped, lockTimeoutMs: 200 })
    if (rows > 0 && !isStopped())
      app.log.warn(
        { rows },
        'codes or external ids differ by case or by blanks alone, or hold control characters: bantin check keys lists them',
      )
  } catch (error) {
    if (!isStopped()) app.log.warn({ err: error }, 'keys could not be checked; bantin check keys does it')
  }
}

/** What the thread of imports runs. */
const importWorkerEntry = new URL('./import-worker.js', import.meta.url)

/** Works on imports that wait, while the server answers. */
async function startImports(
  app: FastifyInstance,
  config: Config,
  connected: DatabaseConnection,
  stopping: AbortSignal,
): Promise<() => Promise<void>> {
  const idle = async () => {}
  // readers come first, and what this needs takes a while to load
  await wait(workerDelayMs, undefined, { ref: false, signal: stopping }).catch(() => {})
  if (stopping.aborted) return idle
  const { startImportWorker } = await import('../features/exchange/imports/worker.ts')
  if (stopping.aborted) return idle
  const worker = startImportWorker({
    database: connected.database,
    thread: { entry: importWorkerEntry, database: databaseOptions(config, connected.url) },
    onError: (error: unknown) => app.log.error({ err: error }, 'an import failed'),
  })
  return () => worker.stop()
}

async function listen(
  config: Config,
  connected: DatabaseConnection,
  { buildApp, ensureAdminKey, hasValidKey }: Awaited<ReturnType<typeof loadApplication>>,
  reportIdleErrors: (report: (error: Error) => void) => void,
): Promise<RunningServer> {
  const { database, embedded } = connected
  // whoever brings a database or a key of their own gets no further key
  const newKeyFile =
    embedded && config.adminKey === undefined ? await ensureAdminKey(config, database) : undefined
  const lacksKey = config.adminKey === undefined && !(await hasValidKey(database))
  if (config.demo) {
    const { seedDemoWhenEmpty } = await import('../fixtures/demo/when-empty.ts')
    const { effects } = await import('../modules.ts')
    await seedDemoWhenEmpty(database, effects)
  }
  let accepting = true
  const app = await buildApp(config, database, {
    accepting: () => accepting,
    pendingMigrations: () => pendingMigrations(database.pool),
  })
  reportIdleErrors((error) => app.log.warn({ err: error }, 'an idle database connection broke'))
  // a connection that is kept open would hold the stop up until its client lets go
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (!accepting) reply.header('connection', 'close')
    done()
  })
  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  const filled = fillMissingIndex(app, database, () => !accepting).then(() =>
    warnAboutUnsettledKeys(app, database, () => !accepting),
  )
  const endForgetting = deleteExpiredResponses(database, (error) => {
    if (accepting) app.log.error({ err: error }, 'old answers of idempotent requests could not be forgotten')
  })
  const stopping = new AbortController()
  const working = startImports(app, config, connected, stopping.signal).catch((error: unknown) => {
    app.log.error({ err: error }, 'imports are not worked on; other requests are')
    return async () => {}
  })
  const stop = async () => {
    accepting = false
    stopping.abort()
    endForgetting()
    app.log.info('stopping: no new connections, requests in flight are answered')
    await Promise.race([
      Promise.all([app.close(), filled, working.then((stopWorking) => stopWorking())]),
      wait(config.shutdownTimeoutMs, undefined, { ref: false }),
    ])
    // whoever is still there has had the time that was set
    app.server.closeAllConnections()
    await connected.close()
  }
  const lost = new Promise<string>((resolve) => {
    void embedded?.exited.then((reason) => {
      if (accepting) resolve(reason)
    })
  })
  return { port, newKeyFile, lacksKey, databaseLost: lost, stop }
}
