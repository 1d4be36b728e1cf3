import { startImportWorker } from '../../../../src/features/exchange/imports/worker.ts'
import { fileSettings } from '../../../../src/platform/resource/write-context.ts'
import { databaseOptions } from '../../../../src/server/connect.ts'
import type { TestApp } from '../../../support/app.ts'

/** The entry of the import worker of the server. */
const entry = new URL('../../../../src/server/import-worker.js', import.meta.url)

/**
 * Runs the imports of an application until the test ends.
 * @returns the errors of the worker, the ids of their imports, and what was told of the queue
 */
export async function startTestImportWorker(
  t: { teardown(release: () => unknown): void },
  { database, config, databaseUrl }: TestApp,
): Promise<{ errors: unknown[]; failed: unknown[]; queue: string[]; stop: () => Promise<void> }> {
  const errors: unknown[] = []
  const queue: string[] = []
  const failed: unknown[] = []
  const onError = (error: unknown, importId: unknown) => {
    errors.push(error)
    failed.push(importId)
  }
  const thread = { entry, database: databaseOptions(config, databaseUrl), settings: fileSettings(config) }
  const worker = startImportWorker({
    database,
    thread,
    onError,
    onFailing: (error) => void queue.push(`failing: ${String(error)}`),
    onWorking: () => void queue.push('working'),
    isOutdated: async () => false,
    idleMs: 250,
    retryMs: 250,
  })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= worker.stop())
  t.teardown(stop)
  return { errors, failed, queue, stop }
}

/** Polls an import until it has finished, and returns it. */
export async function waitForImport({ expect }: Pick<TestApp, 'expect'>, id: string) {
  for (;;) {
    const result = await expect(200, 'GET', `/v1/imports/${id}`)
    if (result.finished_at !== null) return result
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
