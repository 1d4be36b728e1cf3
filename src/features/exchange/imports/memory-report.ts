import type { FileCheck } from '../../../platform/resource/file-check.ts'
import { maxBatchRows } from './batches.ts'
import type { Findings, ImportReport } from './report.ts'
import type { RefusedRow } from './row-errors.ts'
import { addCounts, noCounts, type Counts, type ImportTask } from './task.ts'

/** The result of an inline import. */
export interface InlineResult {
  counts: Counts
  /** In the order of the file. */
  refused: RefusedRow[]
  findings: Findings
  checks: readonly FileCheck[]
}

/** The report of an inline import, which also gives the result at the end. */
interface MemoryReport extends ImportReport {
  result(): InlineResult
}

/** Checks, of which those of a later batch stand for their period. */
const withLater = (checks: readonly FileCheck[], later: readonly FileCheck[]): FileCheck[] => [
  ...checks.filter((one) => !later.some(({ year, quarter }) => year === one.year && quarter === one.quarter)),
  ...later,
]

/** Makes a report that is in memory until the transaction of an inline import ends. */
export function memoryReport({ resource }: ImportTask): MemoryReport {
  const counts = noCounts()
  const refused: RefusedRow[] = []
  let deferred: RefusedRow[] = []
  let findings: Findings = { warnings: [], preview: null, frame: null }
  let checks: readonly FileCheck[] = []
  return {
    addBatch: async (_transaction, result) => {
      addCounts(counts, result.counts)
      refused.push(...result.refused)
      deferred.push(...result.deferred)
      checks = withLater(checks, result.checks)
      return false
    },
    deferredAfter: async (line) =>
      deferred
        .filter(({ record }) => record.line > line)
        .slice(0, maxBatchRows(resource))
        .map(({ record }) => record),
    addRetry: async (_transaction, tried, result) => {
      addCounts(counts, result.counts)
      refused.push(...result.refused)
      checks = withLater(checks, result.checks)
      const stillDeferred = new Map(result.deferred.map((row) => [row.record, row]))
      const lines = new Set(tried.map(({ line }) => line))
      deferred = deferred.flatMap(
        (row) => stillDeferred.get(row.record) ?? (lines.has(row.record.line) ? [] : row),
      )
      return false
    },
    mayHaveCreated: () => counts.created > 0,
    addFindings: async (_transaction, found) => {
      findings = found
    },
    result: () => ({
      counts: { ...counts, refused: counts.refused + deferred.length },
      refused: [...refused, ...deferred].toSorted((a, b) => a.record.line - b.record.line),
      findings,
      checks,
    }),
  }
}
