import { asc, eq, sql } from 'drizzle-orm'
import type { quotaSubjects } from '../../figures/quota-rules/table.ts'
import type { Grade } from '../../../libraries/figure-grammar/figure.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { partyCellGradings } from '../cell-gradings/table.ts'
import { grassrootsOf } from '../cells/grassroots.ts'
import { partyCells, type organisationKinds } from '../cells/table.ts'
import { lastDayOfPeriod, type GradedPeriod } from '../gradings/period.ts'
import { partyMemberGradings } from '../member-gradings/table.ts'
import { gradedIn } from './graded-in.ts'

/** How many gradings in an organisation have a grade. */
export interface GradeCount {
  cell: string | null
  name: string | null
  kind: (typeof organisationKinds)[number] | null
  task_group: string | null
  /** The grassroots organisation above it when the period ended, or the organisation itself; null: none is known. */
  organisation: string | null
  /** Whether the members lead or manage; null: not known, or collectives are counted. */
  leads: boolean | null
  grade: Grade | null
  count: number
}

/** The counts by organisation and grade. The grade of a grading is that of its furthest step. */
export async function countGrades(
  { orm }: Pick<Transaction, 'orm'>,
  subject: (typeof quotaSubjects)[number],
  period: GradedPeriod,
): Promise<GradeCount[]> {
  const table = subject === 'member' ? partyMemberGradings : partyCellGradings
  const leads =
    subject === 'member' ? partyMemberGradings.holds_leadership : sql<boolean | null>`null::boolean`
  const { name, kind, task_group } = partyCells
  const counted = await orm
    .select({
      cell: table.party_cell_id,
      name,
      kind,
      task_group,
      leads,
      grade: table.grade,
      count: sql<number>`count(*)::int`,
    })
    .from(table)
    .leftJoin(partyCells, eq(partyCells.id, table.party_cell_id))
    .where(gradedIn(table, period))
    .groupBy(table.party_cell_id, name, kind, task_group, leads, table.grade)
    .orderBy(asc(name), asc(table.party_cell_id))
  const grassroots = await grassrootsOf({ orm }, lastDayOfPeriod(period))
  return counted.map((one) => ({ ...one, organisation: grassroots.get(one.cell ?? '') ?? null }))
}
