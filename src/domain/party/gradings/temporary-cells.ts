import { and, inArray, isNull } from 'drizzle-orm'
import { Problem } from '../../../platform/http/problems.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { firstDayOfPeriod, lastDayOfPeriod, type GradedPeriod } from './period.ts'
import { partyMemberships as table } from '../memberships/table.ts'

/** A grading of a member in a cell. */
export interface PlacedGrading extends GradedPeriod {
  party_member_id?: string | null | undefined
  party_cell_id?: string | null | undefined
}

const temporaryCell = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/party_cell_id',
        code: 'temporary',
        message: {
          en: 'The member takes part in this cell for a time only (a temporary membership), and is graded in the own cell: leave the field out, or name that cell.',
          vi: 'Đảng viên chỉ sinh hoạt tạm thời tại chi bộ này nên được đánh giá, xếp loại tại chi bộ nơi sinh hoạt chính thức: hãy để trống mục này, hoặc ghi chi bộ đó.',
        },
      },
    ],
  })

/**
 * The problem of each grading that names a cell to which its member belongs in the period for a time only; undefined for the
 * others. A cell of which no membership is known is one that an earlier register names.
 */
export async function problemsOfTemporaryCells(
  { orm }: Transaction,
  gradings: readonly PlacedGrading[],
): Promise<(Problem | undefined)[]> {
  const named = gradings.filter(({ party_cell_id }) => typeof party_cell_id === 'string')
  const members = [...new Set(named.flatMap(({ party_member_id }) => party_member_id ?? []))]
  if (members.length === 0) return gradings.map(() => undefined)
  const { party_member_id, party_cell_id, from, to, temporary } = table
  const memberships = await orm
    .select({ party_member_id, party_cell_id, from, to, temporary })
    .from(table)
    .where(and(inArray(party_member_id, members), isNull(table.deleted_at)))
  return gradings.map((grading) => {
    const [first, last] = [firstDayOfPeriod(grading), lastDayOfPeriod(grading)]
    const there = memberships.filter(
      (one) =>
        one.party_member_id === grading.party_member_id &&
        one.party_cell_id === grading.party_cell_id &&
        (one.from ?? first) <= last &&
        (one.to ?? last) >= first,
    )
    return there.length > 0 && there.every((one) => one.temporary) ? temporaryCell() : undefined
  })
}
