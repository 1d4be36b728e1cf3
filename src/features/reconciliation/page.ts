import { z } from 'zod'
import type { Api } from '../../platform/http/api.ts'
import { decodeCursor, encodeCursor, fingerprintOf } from '../../platform/http/cursor.ts'
import type { ReadResult } from '../../platform/http/route.ts'
import { pageLinks } from '../../platform/resource/links.ts'
import { reconciliationStatuses, type Reconciliation, type ReconciliationStatus } from './row.ts'
import type { IndicatorShape } from './statement.ts'

/** What a page was asked for. */
export interface PageAsked {
  status?: ReconciliationStatus[] | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

const place = z.int().min(0).max(10_000_000)

/**
 * A page of rows that were all made just now: a cursor is a place among them.
 * @param list what else the list was asked for; a cursor of another one is refused
 */
export function pageOf(
  api: Api,
  url: string,
  list: unknown,
  rows: readonly Reconciliation[],
  indicators: readonly IndicatorShape[],
  asked: PageAsked,
): ReadResult {
  const { status, limit = 50, cursor } = asked
  const fingerprint = fingerprintOf(['reconciliations', list, status ?? null])
  const start = cursor === undefined ? 0 : Number(decodeCursor(cursor, fingerprint, [place]).keys[0])
  const wanted = status === undefined ? rows : rows.filter((row) => status.includes(row.status))
  const at = (index: number) => encodeCursor(fingerprint, { direction: 'next', keys: [index] })
  const page = {
    next_cursor: start + limit < wanted.length ? at(start + limit) : null,
    prev_cursor: start > 0 ? at(Math.max(0, start - limit)) : null,
    count: wanted.length,
    count_kind: 'exact' as const,
  }
  const names = new Map(
    indicators.map(({ id, code, name_vi, name_en }) => [id, { id, code, name_vi, name_en }]),
  )
  const items = wanted.slice(start, start + limit).map(({ explain, ...row }) => ({
    ...row,
    indicator: names.get(row.indicator_id),
    explanation: explain(),
  }))
  const totals = Object.fromEntries(
    reconciliationStatuses.map((one) => [one, rows.filter((row) => row.status === one).length]),
  )
  const link = pageLinks(api.config.publicUrl, url, page)
  return { body: { items, totals, page }, ...(link ? { headers: { link } } : {}) }
}
