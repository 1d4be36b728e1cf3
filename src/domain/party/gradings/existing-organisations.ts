import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { organisationsOf, problemOfGrading } from '../cells/existing-on.ts'
import { lastDayOfPeriod } from './period.ts'
import type { Grading, GradingInput } from './schema.ts'

/** What is graded: an organisation of a period. */
type Graded = { year: number; quarter: number | null; party_cell_id?: string | null | undefined }

const isSame = (one: Graded, other: Graded) =>
  one.party_cell_id === other.party_cell_id && one.year === other.year && one.quarter === other.quarter

/**
 * Rejects gradings of organisations that were dissolved when the period ended. Stored gradings keep their organisation, also
 * when they are corrected.
 */
export async function rejectDissolved<R extends Grading & Graded, I extends GradingInput & Graded>(
  drafts: readonly Draft<R, I>[],
  { transaction, rejectRow }: WriteContext,
): Promise<void> {
  const placed = drafts.filter(
    ({ current, values, extraColumns }) =>
      extraColumns?.['supersedes_id'] === undefined && (current === undefined || !isSame(current, values)),
  )
  const organisations = await organisationsOf(
    transaction,
    placed.map(({ values }) => values.party_cell_id),
  )
  for (const { id, values } of placed) {
    const problem = problemOfGrading(organisations.get(values.party_cell_id ?? ''), lastDayOfPeriod(values))
    if (problem !== undefined) rejectRow(id, problem)
  }
}
