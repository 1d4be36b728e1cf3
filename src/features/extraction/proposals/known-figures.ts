import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { figures } from '../../../domain/figures/figures/table.ts'

/** A figure that has been made of a post's words, whatever became of it. */
export interface KnownFigure {
  id: string
  field: string | null
  start: number
  end: number
  value: number
  rule: string | null
}

/** The figures whose quotes stand in the present text of a post; of a chain of corrections, the last one first. */
export async function knownFigures({ orm }: Transaction, postId: string): Promise<KnownFigure[]> {
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
  const isPast = (status: string) => Number(status === 'superseded')
  return rows
    .toSorted((a, b) => isPast(a.status) - isPast(b.status))
    .map(({ start, end, ...row }) => ({ ...row, start: start ?? 0, end: end ?? 0 }))
}
