import type { FastifyBaseLogger } from 'fastify'
import { databaseFailure } from '../database/failures.ts'

declare module 'fastify' {
  interface FastifyInstance {
    outages: OutageLog
  }
}

/** A kind of failure that many requests have at the same time. */
interface OutageKind {
  level: 'error' | 'warn'
  begins: string
  ends: string
  /** How long there must be no failure before it counts as over. */
  quietMs: number
}

/** One line a second tells how many failures there were. */
const lineMs = 1_000
const quietMs = 5_000

const unreachable: OutageKind = {
  level: 'error',
  begins: 'the database cannot be reached',
  ends: 'the database can be reached again',
  quietMs: lineMs,
}

const exhausted: OutageKind = {
  level: 'error',
  begins: 'the database is out of disk space, memory or connections',
  ends: 'the database has had disk space, memory and connections for some seconds',
  quietMs,
}

const readOnly: OutageKind = {
  level: 'error',
  begins: 'the database takes no writes',
  ends: 'the database has refused no write for some seconds',
  quietMs,
}

const busy: OutageKind = {
  level: 'error',
  begins: 'no connection to the database became free in time',
  ends: 'connections to the database have become free in time for some seconds',
  quietMs,
}

const slow: OutageKind = {
  level: 'error',
  begins: 'the database did not answer in time',
  ends: 'the database has answered in time for some seconds',
  quietMs,
}

const brokenConnections: OutageKind = {
  level: 'warn',
  begins: 'an idle database connection broke',
  ends: 'no idle database connection has broken for some seconds',
  quietMs,
}

/** The kind of a failure of the database; undefined for other errors. */
function kindOf(error: unknown): OutageKind | undefined {
  const failure = databaseFailure(error)
  if (failure?.kind === 'timeout') return slow
  if (failure?.kind !== 'unavailable') return undefined
  return { unreachable, exhausted, readOnly, busy }[failure.reason]
}

interface Outage {
  kind: OutageKind
  begun: number
  lastFailure: number
  failures: number
  /** How many failures no line tells of. */
  untold: number
}

/** Logs outages in a bounded number of lines, whatever the number of requests. */
export interface OutageLog {
  /** Logs a failure of the database. @returns false for other errors, which are not logged */
  reportDatabase(error: unknown, fields?: object): boolean
  /** Logs that an idle connection broke. */
  reportBrokenConnection(error: Error): void
  /** Logs that something else is unavailable for a while. */
  reportUnavailable(message: string, fields: object): void
  stop(): void
}

/**
 * Makes the log of outages: the first failure of a kind is logged with its error, further ones by their number once a
 * second, and the end at the level info.
 * @param askDatabase a statement that fails while the database cannot be reached
 */
export function outageLog(log: FastifyBaseLogger, askDatabase: () => Promise<unknown>): OutageLog {
  const outages = new Map<string, Outage>()
  let timer: NodeJS.Timeout | undefined

  const endIfOver = async (outage: Outage): Promise<void> => {
    const { kind, begun, lastFailure, failures } = outage
    if (performance.now() - lastFailure < kind.quietMs) return
    const answers = await askDatabase().then(
      () => true,
      () => false,
    )
    if (!answers || outage.lastFailure !== lastFailure || !outages.delete(kind.begins)) return
    log.info({ failures, seconds: Math.round((lastFailure - begun) / 1000) }, kind.ends)
  }

  const tell = (outage: Outage): void => {
    const { kind, untold } = outage
    if (untold === 0) return void endIfOver(outage)
    outage.untold = 0
    log[kind.level]({ failures: untold }, `${kind.begins}: further failures since the last line`)
  }

  const tick = (): void => {
    for (const outage of outages.values()) tell(outage)
    if (outages.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  const report = (kind: OutageKind, fields: object): void => {
    const now = performance.now()
    const outage = outages.get(kind.begins)
    if (outage !== undefined) {
      outage.failures += 1
      outage.untold += 1
      outage.lastFailure = now
      return
    }
    outages.set(kind.begins, { kind, begun: now, lastFailure: now, failures: 1, untold: 0 })
    log[kind.level](fields, kind.begins)
    timer ??= setInterval(tick, lineMs).unref()
  }

  return {
    reportDatabase: (error, fields = {}) => {
      const kind = kindOf(error)
      if (kind !== undefined) report(kind, { ...fields, err: error })
      return kind !== undefined
    },
    reportBrokenConnection: (error) => report(brokenConnections, { err: error }),
    reportUnavailable: (message, fields) =>
      report(
        { level: 'warn', begins: message, ends: `no more for some seconds: ${message}`, quietMs },
        fields,
      ),
    stop: () => clearInterval(timer),
  }
}
