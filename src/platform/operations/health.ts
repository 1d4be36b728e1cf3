import { z } from 'zod'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import type { MigrationDifference } from '../database/migrate.ts'
import type { Api } from '../http/api.ts'
import { Problem } from '../http/problems.ts'
import { readRoute } from '../http/register-route.ts'

/** The queue of imports in this process. */
const queueStates = ['ok', 'failing', 'off'] as const

/** The state of the server that probes read. */
export interface Health {
  /** False as soon as the server begins to stop. */
  accepting: () => boolean
  /** Compares the migrations of the database with those of this version. */
  compareMigrations: () => Promise<MigrationDifference>
  /** Whether the database rejects writes; absent: the connections of requests are asked. */
  isReadOnly?: () => Promise<boolean>
  /** The state of the queue of imports; absent: this process runs none. */
  imports?: () => (typeof queueStates)[number]
}

/** The bytes of a response. Probes are frequent, and must not load the serializer. */
const json = (body: object) => Buffer.from(JSON.stringify(body))

const noStore = { 'cache-control': 'no-store' }

const liveness = z
  .object({ status: z.literal('ok').describe('Always `ok`: the process responds.') })
  .meta({ id: 'Liveness', description: 'The process responds.' })

const readiness = z
  .object({
    status: z.literal('ready').describe('Always `ready`; otherwise the response is a 503.'),
    database: z.literal('ok').describe('The database responds and accepts writes.'),
    pending_migrations: z.int().describe('Always 0 when ready.'),
    imports: z
      .enum(queueStates)
      .describe(
        '`failing`: this process cannot work on queued imports, and its log says why; requests are served. `off`: it is set not to work on them.',
      ),
  })
  .meta({ id: 'Readiness', description: 'Requests can be served.' })

/** Registers `/livez` and `/readyz`. @param isReadOnly whether the database rejects writes */
export function healthRoutes(api: Api, health: Health, isReadOnly: () => Promise<boolean>): void {
  const check = shared(() => Promise.all([health.compareMigrations(), isReadOnly()]))
  readRoute(api, {
    method: 'GET',
    url: '/livez',
    operationId: 'getLiveness',
    tag: 'Operations',
    summary: { en: 'Is the process alive?', vi: 'Kiểm tra tiến trình còn hoạt động' },
    description:
      'For supervisors: restart the process when this fails. It does not use the database, has no rate limit, and ignores keys.',
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
    summary: { en: 'Can requests be served?', vi: 'Kiểm tra khả năng phục vụ' },
    description:
      'For load balancers: the database responds and accepts writes, no migration is missing, no later version has migrated it, and the server is not stopping. It has no rate limit, and ignores keys.',
    responses: { 200: { description: 'Yes.', schema: readiness } },
    handler: async () => {
      if (!health.accepting()) throw notReady('The server is stopping.', 'Máy chủ đang dừng.')
      const [{ pending, unknown }, refusesWrites] = await check()
      if (unknown > 0) {
        throw notReady(
          `The database is newer: migrations of a later version are applied (${unknown}).`,
          `Cơ sở dữ liệu mới hơn: có ${vietnameseNumber(unknown)} bước nâng cấp của phiên bản sau.`,
        )
      }
      if (pending > 0)
        throw notReady(
          `${pending} migrations are missing.`,
          `Còn thiếu ${vietnameseNumber(pending)} bước nâng cấp dữ liệu.`,
        )
      if (refusesWrites) throw notReady('The database is read-only.', 'Cơ sở dữ liệu đang chỉ cho đọc.')
      const imports = health.imports?.() ?? 'off'
      const body = { status: 'ready', database: 'ok', pending_migrations: pending, imports } as const
      return { body: json(body satisfies z.output<typeof readiness>), headers: noStore }
    },
  })
}

/** Concurrent calls share one call: probes have no rate limit, and must not overload the database. */
function shared<T>(call: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= call().finally(() => (running = undefined))
    return running
  }
}

const notReady = (en: string, vi: string) =>
  new Problem('unavailable', { detail: { en, vi }, headers: { 'retry-after': '2' } })
