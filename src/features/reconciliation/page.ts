import { z } from 'zod'
import type { Api } from '../../platform/http/api.ts'
import { decodeCursor, encodeCursor, fingerprintOf } from '../../platform/http/cursor.ts'
import type { ReadResult } from '../../platform/http/route.ts'
import { pageLinks } from '../../platform/resource/links.ts'
import { reconciliationStatuses, type Reconciliation, type ReconciliationStatus } from './row.ts'
import type { IndicatorShape } from './statement.ts'

/** The parameters of a page. */
interface PageParameters {
  status?: ReconciliationStatus[] | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

const position = z.int().min(0).max(10_000_000)

/**
 * A page of rows, of which all are computed for each request; a cursor is an index of them.
 * @param list further parameters of the list; the cursor of a list with others is refused
 */
export function reconciliationPage(
  api: Api,
  url: string,
  list: unknown,
  rows: readonly Reconciliation[],
  indicators: readonly IndicatorShape[],
  parameters: PageParameters,
): ReadResult {
  const { status, limit = 50, cursor } = parameters
  const fingerprint = fingerprintOf(['reconciliations', list, status ?? null])
  const start = cursor === undefined ? 0 : Number(decodeCursor(cursor, fingerprint, [position]).keys[0])
  const selected = status === undefined ? rows : rows.filter((row) => status.includes(row.status))
  const cursorAt = (index: number) => encodeCursor(fingerprint, { direction: 'next', keys: [index] })
  const page = {
    next_cursor: start + limit < selected.length ? cursorAt(start + limit) : null,
    prev_cursor: start > 0 ? cursorAt(Math.max(0, start - limit)) : null,
    count: selected.length,
    count_kind: 'exact' as const,
  }
  const indicatorById = new Map(
    indicators.map(({ id, code, name_vi, name_en }) => [id, { id, code, name_vi, name_en }]),
  )
  const items = selected.slice(start, start + limit).map(({ explain, ...row }) => ({
    ...row,
    indicator: indicatorById.get(row.indicator_id),
    explanation: explain(),
  }))
  const totals = Object.fromEntries(
    reconciliationStatuses.map((name) => [name, rows.filter((row) => row.status === name).length]),
  )
  const link = pageLinks(api.config.pathPrefix, url, page)
  return { body: { items, totals, page }, ...(link ? { headers: { link } } : {}) }
}
