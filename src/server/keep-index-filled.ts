import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { openDatabase, type Database, type DatabaseOptions } from '../platform/database/database.ts'
import { databaseFailure } from '../platform/database/failures.ts'

/** How often it looks for entries that processes of another version have written, and tries again after an error. */
const checkMs = 60_000
/** How soon it tries again when the database was unavailable. */
const retryMs = 2_000
/** One hour: the making of an index, and the counting of words, may take minutes. */
const statementTimeoutMs = 3_600_000

interface IndexFill {
  database: Database
  /** The options of the connections of the server. */
  options: DatabaseOptions
  log: FastifyBaseLogger
  onError: (error: unknown) => void
  /** Ends the fill after its batch. */
  stopping: AbortSignal
}

/** Fills the index where it is not complete, makes entries of other versions anew, and counts words where there are many more texts. */
async function fillWhereNeeded({ database, options, log, stopping }: IndexFill): Promise<void> {
  const { coverageOf } = await import('../features/search/coverage.ts')
  const { claimCount, indexNeeds } = await import('../features/search/index-state.ts')
  const { resources } = await import('../modules.ts')
  const { providers } = coverageOf(resources)
  const needs = await indexNeeds(database.pool, providers)
  const countsWords = needs === 'nothing' && (await claimCount(database.pool))
  if (needs === 'nothing' && !countsWords) return
  const { ensureIndex, fillIndex, refreshIndex } = await import('../features/search/documents/fill.ts')
  const { countWords } = await import('../features/search/documents/count-words.ts')
  const connection = openDatabase({ ...options, poolSize: 1, statementTimeoutMs, onIdleError: () => {} })
  const isStopped = () => stopping.aborted
  try {
    if (countsWords) {
      await countWords(connection)
      log.info('the words in the search index are counted')
      return
    }
    if (needs === 'refresh') {
      const rows = await refreshIndex(connection, providers, { isStopped })
      log.info({ rows }, 'entries of another version in the search index are made anew')
      return
    }
    log.info('the search index is not complete: it is filled, and searches are answered with 503 meanwhile')
    await ensureIndex(connection)
    const rows = await fillIndex(connection, providers, { again: false, isStopped })
    if (!isStopped()) log.info({ rows }, 'the search index is filled')
  } finally {
    await connection.close()
  }
}

/**
 * Fills the search index while the server already responds: after an upgrade that changes it, after a fill that was
 * stopped, and where processes of another version write. It ends when the server stops.
 */
export async function keepIndexFilled(fill: IndexFill): Promise<void> {
  const { onError, stopping } = fill
  while (!stopping.aborted) {
    let pauseMs = checkMs
    try {
      await fillWhereNeeded(fill)
    } catch (error) {
      if (stopping.aborted) return
      if (databaseFailure(error)?.kind === 'unavailable') pauseMs = retryMs
      onError(error)
    }
    // the stop ends the pause
    await wait(pauseMs, undefined, { ref: false, signal: stopping }).catch(() => {})
  }
}
