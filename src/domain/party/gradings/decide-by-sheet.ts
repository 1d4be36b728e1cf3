import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { errorOfDecision, organisationsOf } from '../cells/existing-on.ts'
import { assertDecidable } from './rules.ts'
import type { Grading, GradingInput } from './schema.ts'

type Current = Pick<Grading, 'decision_number' | 'decided_on' | 'confirmed_at'>

/** Whether a row of a sheet says the decision of a grading that has none. The one that is stored already decides nothing. */
function isNewDecision({ decision_number, decided_on }: GradingInput, current: Current | undefined): boolean {
  if (decision_number === null || decided_on === null || (current?.confirmed_at ?? null) !== null)
    return false
  return decision_number !== current?.decision_number || decided_on !== current.decided_on
}

/** The cell that is graded itself; null for gradings of members. */
const gradedCell = (values: GradingInput & { party_member_id?: unknown; party_cell_id?: unknown }) =>
  values.party_member_id === undefined && typeof values.party_cell_id === 'string'
    ? values.party_cell_id
    : null

/**
 * The values of gradings of a sheet: those with number and day of the decision are decided, by the rules of a decision, which
 * reject the row otherwise. Values of a request stay as they are.
 */
export async function decideBySheet<R extends Grading, I extends GradingInput, V extends GradingInput>(
  drafts: readonly Draft<R, I>[],
  values: readonly V[],
  { file, transaction, rejectRow }: WriteContext,
): Promise<(V & { confirmed_at?: string })[]> {
  if (file === undefined) return [...values]
  const deciding = values.map((one, at) => isNewDecision(one, drafts[at]!.current))
  const cells = values.flatMap((one, at) => (deciding[at] ? (gradedCell(one) ?? []) : []))
  const organisations = await organisationsOf(transaction, cells)
  const confirmed_at = new Date().toISOString()
  return values.map((one, at) => {
    if (!deciding[at]) return one
    const isDecided = collectProblem({ rejectRow }, drafts[at]!.id, () => {
      assertDecidable(one, one, file.gradingDecisionsFrom)
      const dissolved = errorOfDecision(
        organisations.get(gradedCell(one) ?? ''),
        one.decided_on!,
        '/decided_on',
      )
      if (dissolved !== undefined) throw new Problem('wrong_state', { errors: [dissolved] })
      return true
    })
    return isDecided ? { ...one, confirmed_at } : one
  })
}
