import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { partyCellGradings } from '../cell-gradings/table.ts'
import type { GradedPeriod } from '../gradings/period.ts'
import type { partyMemberGradings } from '../member-gradings/table.ts'

/** The gradings that have a grade for a period. */
export const gradedIn = (
  table: typeof partyMemberGradings | typeof partyCellGradings,
  { year, quarter }: GradedPeriod,
): SQL | undefined =>
  and(
    eq(table.year, year),
    quarter === null ? isNull(table.quarter) : eq(table.quarter, quarter),
    eq(table.current, true),
    eq(table.outcome, 'graded'),
    isNull(table.deleted_at),
  )
