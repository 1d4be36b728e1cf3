import { startImportWorker } from '../../../../src/features/exchange/imports/worker.ts'
import { databaseOptions } from '../../../../src/server/connect.ts'
import type { TestApp } from '../../../support/app.ts'

/** What the server's thread of imports runs. */
const entry = new URL('../../../../src/server/import-worker.js', import.meta.url)

/** Works on the imports of an application until the test ends. @returns what went wrong in it */
export async function workOnImports(
  t: { teardown(release: () => unknown): void },
  { database, config, databaseUrl }: TestApp,
): Promise<{ errors: unknown[]; stop: () => Promise<void> }> {
  const errors: unknown[] = []
  const onError = (error: unknown) => void errors.push(error)
  const thread = { entry, database: databaseOptions(config, databaseUrl) }
  const worker = startImportWorker({ database, thread, onError, idleMs: 250, retryMs: 250 })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= worker.stop())
  t.teardown(stop)
  return { errors, stop }
}

/** Asks until an import has ended, and gives it. */
export async function ended({ expect }: Pick<TestApp, 'expect'>, id: string) {
  for (;;) {
    const found = await expect(200, 'GET', `/v1/imports/${id}`)
    if (found.finished_at !== null) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
