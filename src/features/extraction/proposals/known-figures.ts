import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { figures } from '../../../domain/figures/figures/table.ts'

/** A figure that was made from the words of a post, with any status. */
export interface KnownFigure {
  id: string
  field: string | null
  start: number
  end: number
  value: number
  rule: string | null
}

/** Loads the figures whose quotes are in the current text of a post; current figures come before superseded ones. */
export async function loadKnownFigures({ orm }: Transaction, postId: string): Promise<KnownFigure[]> {
  const rows = await orm
    .select({
      id: figures.id,
      field: figures.quoted_field,
      start: figures.quote_start,
      end: figures.quote_end,
      value: figures.value,
      rule: figures.rule,
      status: figures.status,
    })
    .from(figures)
    .where(and(eq(figures.post_id, postId), eq(figures.source_stale, false)))
  const rank = (status: string) => Number(status === 'superseded')
  return rows
    .toSorted((a, b) => rank(a.status) - rank(b.status))
    .map(({ start, end, ...row }) => ({ ...row, start: start ?? 0, end: end ?? 0 }))
}
