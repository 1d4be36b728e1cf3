import { z } from 'zod'
import type { Api } from '../http/api.ts'
import { Problem } from '../http/problems.ts'
import { readRoute } from '../http/register-route.ts'

/** What the probes ask the rest of the server. */
export interface Health {
  /** False from the moment the server is told to stop. */
  accepting: () => boolean
  /** How many migrations the database lacks. */
  pendingMigrations: () => Promise<number>
}

/** A probe asks each second, and the first one before anything else is needed: its answer is in bytes already. */
const json = (answer: object) => Buffer.from(JSON.stringify(answer))

const noStore = { 'cache-control': 'no-store' }

const liveness = z
  .object({ status: z.literal('ok').describe('Always `ok`: the process answers.') })
  .meta({ id: 'Liveness', description: 'The process answers.' })

const readiness = z
  .object({
    status: z.literal('ready').describe('Always `ready`; otherwise the answer is a 503.'),
    database: z.literal('ok').describe('The database answers and takes writes.'),
    pending_migrations: z.int().describe('Always 0 when ready.'),
  })
  .meta({ id: 'Readiness', description: 'Requests can be served.' })

/** `/livez` and `/readyz`. @param isReadOnly whether the database refuses writes */
export function healthRoutes(api: Api, health: Health, isReadOnly: () => Promise<boolean>): void {
  const look = shared(() => Promise.all([health.pendingMigrations(), isReadOnly()]))
  readRoute(api, {
    method: 'GET',
    url: '/livez',
    operationId: 'getLiveness',
    tag: 'Operations',
    summary: 'Is the process alive?',
    description:
      'For supervisors: restart the process when this fails. The database is not asked, no limit counts it, and a key is not looked at.',
    responses: { 200: { description: 'It is.', schema: liveness } },
    handler: async () => ({
      body: json({ status: 'ok' } satisfies z.output<typeof liveness>),
      headers: noStore,
    }),
  })
  readRoute(api, {
    method: 'GET',
    url: '/readyz',
    operationId: 'getReadiness',
    tag: 'Operations',
    summary: 'Can requests be served?',
    description:
      'For load balancers: the database answers and takes writes, no migration is missing, and the server is not stopping. No limit counts it, and a key is not looked at.',
    responses: { 200: { description: 'Yes.', schema: readiness } },
    handler: async () => {
      if (!health.accepting()) throw notReady('The server is stopping.', 'Máy chủ đang dừng.')
      const [pending, refusesWrites] = await look()
      if (pending > 0)
        throw notReady(`${pending} migrations are missing.`, `Còn thiếu ${pending} bước nâng cấp dữ liệu.`)
      if (refusesWrites) throw notReady('The database is read-only.', 'Cơ sở dữ liệu đang chỉ cho đọc.')
      const answer = { status: 'ready', database: 'ok', pending_migrations: pending } as const
      return { body: json(answer satisfies z.output<typeof readiness>), headers: noStore }
    },
  })
}

/** Callers at once share one look: no limit counts probes, and the database is asked once at a time. */
function shared<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= look().finally(() => (running = undefined))
    return running
  }
}

const notReady = (en: string, vi: string) =>
  new Problem('unavailable', { detail: { en, vi }, headers: { 'retry-after': '2' } })
