import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { fileSettings } from '../platform/resource/write-context.ts'
import type { Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'
import { versionWatch } from './version-watch.ts'
import { isReadOnly } from '../platform/database/read-only.ts'
import { openFileStore } from '../platform/files/open-store.ts'
import { closePort } from './close-port.ts'
import { databaseOptions, connect, type DatabaseConnection } from './connect.ts'
import { keepIndexFilled } from './keep-index-filled.ts'
import { keepSchedule } from './keep-schedule.ts'
import { keepSwept } from './sweep.ts'
import { exportOldAuditEvents } from './export-old-audit-events.ts'

/** How long imports wait after a start. */
const workerDelayMs = 500

/** A server that is listening. */
export interface RunningServer {
  port: number
  /** The file of the admin key that this start created. */
  newKeyFile: string | undefined
  /** Whether there is no key: neither in the settings nor a valid one in the database. */
  lacksKey: boolean
  /** Resolves with the reason when the embedded Postgres has exited unexpectedly. */
  databaseLost: Promise<string>
  /**
   * Stops listening, completes the requests in flight, then closes the database.
   * @param delayMs how long all requests are served before, while `/readyz` is 503. Balancers notice, and in the second half
   * of this time responses close their connections, so that clients open new ones elsewhere.
   */
  stop(delayMs?: number): Promise<void>
}

/** The jobs of a process. */
interface Jobs {
  /** The state of the queue of imports. */
  imports(): 'ok' | 'failing'
  /** Leaves the rest of the current import to other processes. */
  stop(): Promise<void>
}

/** Starts everything in order: database, schema, first key, demo, server. */
export async function serve(config: Config): Promise<RunningServer> {
  // the pool opens before the app and its log exist
  let onIdleError = (error: Error): void => {
    process.stderr.write(`a database connection broke: ${error.message}\n`)
  }
  let application: ReturnType<typeof loadApplication> | undefined
  const connection = await connect(
    config,
    (error) => onIdleError(error),
    // the application is loaded while Postgres starts, not before
    () => (application ??= loadApplication()),
  )
  try {
    return await listen(config, connection, await (application ?? loadApplication()), (report) => {
      onIdleError = report
    })
  } catch (error) {
    await connection.close()
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

/** Logs how many rows have keys that older versions accepted but this version rejects; the start does not wait for it. */
async function warnAboutUnsettledKeys(
  app: FastifyInstance,
  database: Database,
  isStopped: () => boolean,
): Promise<void> {
  try {
    const { resources } = await import('../modules.ts')
    const { normalizeStoredKeys } = await import('../platform/resource/nonconforming-keys.ts')
    const { length: rows } = await normalizeStoredKeys(database, resources, { isStopped, lockTimeoutMs: 200 })
    if (rows > 0 && !isStopped())
      app.log.warn(
        { rows },
        'codes or external ids differ by case or by blanks alone, or hold control characters: bantin check keys lists them',
      )
  } catch (error) {
    if (!isStopped()) app.log.warn({ err: error }, 'keys could not be checked; bantin check keys does it')
  }
}

/** Logs an error of a job; one of the database counts to its outage. */
function logError(app: FastifyInstance, error: unknown, message: string, fields: object = {}): void {
  if (!app.outages.reportDatabase(error, fields)) app.log.error({ ...fields, err: error }, message)
}

/** The entry of the import worker thread. */
const importWorkerEntry = new URL('./import-worker.js', import.meta.url)

/** The queued imports of this process. */
interface Imports {
  isFailing(): boolean
  stop(): Promise<void>
}

/** Starts the worker that runs queued imports, while the server responds. */
async function startImports(
  app: FastifyInstance,
  config: Config,
  connection: DatabaseConnection,
  isOutdated: () => Promise<boolean>,
  stopping: AbortSignal,
): Promise<Imports> {
  const idle = { isFailing: () => false, stop: async () => {} }
  // requests have priority, and loading the worker takes a while
  await wait(workerDelayMs, undefined, { ref: false, signal: stopping }).catch(() => {})
  if (stopping.aborted) return idle
  const { startImportWorker } = await import('../features/exchange/imports/worker.ts')
  if (stopping.aborted) return idle
  const worker = startImportWorker({
    database: connection.database,
    isOutdated,
    thread: {
      entry: importWorkerEntry,
      database: databaseOptions(config, connection.url),
      settings: fileSettings(config),
    },
    onError: (error, importId) => logError(app, error, 'an import failed', { import: importId }),
    onFailing: (error) =>
      app.log.error({ err: error }, 'queued imports cannot run: they are tried again, and /readyz says so'),
    onWorking: () => app.log.info('queued imports run again'),
  })
  return worker
}

/** Starts what one of several processes does for all of them: queued imports, and maintenance of the database. */
function startJobs(
  app: FastifyInstance,
  config: Config,
  connection: DatabaseConnection,
  isOutdated: () => Promise<boolean>,
): Jobs {
  const { database } = connection
  const stopping = new AbortController()
  const isStopped = () => stopping.signal.aborted
  const options = databaseOptions(config, connection.url)
  const maintenance = Promise.all([
    keepIndexFilled({
      database,
      options,
      log: app.log,
      onError: (error) => logError(app, error, 'the search index could not be filled; it is tried again'),
      stopping: stopping.signal,
    }),
    warnAboutUnsettledKeys(app, database, isStopped),
    exportOldAuditEvents(app.log, config, database, isOutdated, stopping.signal),
    keepSwept({
      database,
      config,
      isOutdated,
      onError: (error, what) =>
        logError(app, error, `${what} could not be deleted; it is tried again in a minute`),
      stopping: stopping.signal,
    }),
    keepSchedule(
      database,
      isOutdated,
      (error) => logError(app, error, 'a scheduled change could not be published; it is tried again'),
      stopping.signal,
    ),
  ])
  let imports: Imports | undefined
  const importing = startImports(app, config, connection, isOutdated, stopping.signal)
    .catch((error: unknown): Imports => {
      app.log.error({ err: error }, 'queued imports do not run; the server still responds')
      return { isFailing: () => true, stop: async () => {} }
    })
    .then((started) => (imports = started))
  return {
    imports: () => (imports?.isFailing() ? 'failing' : 'ok'),
    stop: async () => {
      stopping.abort()
      await Promise.all([maintenance, importing.then(({ stop }) => stop())])
    },
  }
}

/** Loads the demo year into an empty database. @returns why its files could not be stored; nothing if they are */
async function loadDemo(config: Config, database: Database): Promise<unknown[]> {
  const { seedDemoWhenEmpty } = await import('../fixtures/demo/when-empty.ts')
  const { effects } = await import('../modules.ts')
  const failures: unknown[] = []
  const files = openFileStore(config.files)
  await seedDemoWhenEmpty(database, effects, { files, failed: (error) => failures.push(error) })
  return failures
}

async function listen(
  config: Config,
  connection: DatabaseConnection,
  { buildApp, ensureAdminKey, hasValidKey }: Awaited<ReturnType<typeof loadApplication>>,
  reportIdleErrors: (report: (error: Error) => void) => void,
): Promise<RunningServer> {
  const { database, embedded } = connection
  // with DATABASE_URL or BANTIN_ADMIN_KEY no key is created
  const newKeyFile =
    embedded && config.adminKey === undefined ? await ensureAdminKey(config, database) : undefined
  const lacksKey = config.adminKey === undefined && !(await hasValidKey(database))
  const demoFailures = config.demo ? await loadDemo(config, database) : []
  let accepting = true
  let closesConnections = false
  let jobs: Jobs | undefined
  // of their own: a probe must not wait for requests that wait for the database
  const probes = database.reopen({ poolSize: 1, applicationName: 'bantin probes' })
  const watch = versionWatch(probes, ({ unknown }) =>
    app.log.warn(
      { migrations: unknown },
      'a later version has migrated the database: replace this process by one of that version',
    ),
  )
  const app = await buildApp(config, database, {
    accepting: () => accepting,
    compareMigrations: () => watch.compare(),
    isReadOnly: () => isReadOnly(probes),
    imports: () => (config.jobs === 'off' ? 'off' : (jobs?.imports() ?? 'ok')),
  })
  reportIdleErrors((error) => app.outages.reportBrokenConnection(error))
  for (const error of demoFailures)
    app.log.warn(
      { err: error },
      'the storage of files has failed: the demo is loaded without its pictures and papers; bantin seed adds them later',
    )
  // a kept-alive connection would delay the stop until its client closes it
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closesConnections) reply.header('connection', 'close')
    done()
  })
  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  if (config.jobs !== 'off') jobs = startJobs(app, config, connection, () => watch.isOutdated())
  const stop = async (delayMs = 0) => {
    accepting = false
    const jobsStopped = jobs?.stop()
    // an error ends the stop below, and is not unhandled until then
    jobsStopped?.catch(() => {})
    if (delayMs > 0) {
      app.log.info({ delayMs }, 'stopping: /readyz is 503, and all else is still served')
      await wait(delayMs / 2)
      closesConnections = true
      await wait(delayMs / 2)
    }
    closesConnections = true
    app.log.info('stopping: no new connections, requests in flight are answered')
    const answered = closePort(app.server)
    await Promise.race([
      Promise.all([answered.then(() => app.close()), jobsStopped]),
      wait(config.shutdownTimeoutMs, undefined, { ref: false }),
    ])
    // clients that are still connected had the time of SHUTDOWN_TIMEOUT_MS
    app.server.closeAllConnections()
    await probes.close()
    await connection.close()
  }
  const databaseLost = new Promise<string>((resolve) => {
    void embedded?.exited.then((reason) => {
      if (accepting) resolve(reason)
    })
  })
  return { port, newKeyFile, lacksKey, databaseLost, stop }
}
