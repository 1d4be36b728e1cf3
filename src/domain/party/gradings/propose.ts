import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { today } from '../../school-day.ts'
import { errorOfDecision, organisationsOf } from '../cells/existing-on.ts'
import type { GradingStep, GradingTable } from './columns.ts'
import { decidedOtherwise, notOfPeriod } from './decide.ts'
import { assertProposedBy } from './rules.ts'
import type { ProposalsInput } from './schema.ts'

/** What proposals did. */
interface ProposalReport {
  proposed: number
  unchanged: number
}

const repeated = (at: number): FieldError => ({
  pointer: `/items/${at}/id`,
  code: 'repeated',
  message: {
    en: 'An item before it names the same grading: leave one of them out.',
    vi: 'Kết quả xếp loại này đã được đề nghị ở mục phía trước: hãy bỏ một trong hai.',
  },
})

type Item = ProposalsInput['items'][number]

/** Whether a grading has this proposal already. A day or a name that is not given is not compared. */
function isProposed(steps: readonly GradingStep[], item: Item, on: string | undefined, by: string | null) {
  const known = steps.find(({ step }) => step === 'proposed')
  return (
    known?.grade === item.grade &&
    known.score === item.score &&
    (on === undefined || known.on === on) &&
    (by === null || known.by === by)
  )
}

/**
 * Proposes grades for gradings of a period in one transaction: all of them or none. Their self-assessments stay among the
 * steps. It locks them in the order of ids, so that equal proposals at once change them once.
 * @throws Problem 422 for a grading of another period or a day ahead, 409 for a decided one, or one of a dissolved organisation
 */
export async function proposeGrades(
  transaction: Transaction,
  { path, table }: { path: string; table: GradingTable },
  { year, quarter, on, by, items }: ProposalsInput,
): Promise<{ report: ProposalReport; changes: Change[] }> {
  assertProposedBy(on)
  const { orm } = transaction
  const { id, revision, confirmed_at, decision_number, steps } = table
  // members go on elsewhere
  const cell = 'party_member_id' in table ? sql<null>`null` : sql<string>`party_cell_id`
  const rows = await orm
    .select({ id, revision, confirmed_at, decision_number, steps, cell })
    .from(table)
    .where(
      and(
        inArray(
          id,
          items.map((item) => item.id),
        ),
        eq(table.year, year),
        quarter === null ? isNull(table.quarter) : eq(table.quarter, quarter),
        eq(table.current, true),
        isNull(table.deleted_at),
      ),
    )
    .orderBy(asc(id))
    .for('update')
  const known = new Map(rows.map((row) => [row.id, row]))
  const unknown = items.flatMap((item, at) => (known.has(item.id) ? [] : [notOfPeriod(`/items/${at}/id`)]))
  if (unknown.length > 0) throw new Problem('unknown_reference', { errors: unknown })
  const twice = items.flatMap((item, at) =>
    items.findIndex((other) => other.id === item.id) < at ? [repeated(at)] : [],
  )
  if (twice.length > 0) throw new Problem('unprocessable', { errors: twice })
  const decided = items.flatMap((item, at) => {
    const row = known.get(item.id)!
    return row.confirmed_at === null
      ? []
      : [{ ...decidedOtherwise(row.decision_number), pointer: `/items/${at}/id` }]
  })
  if (decided.length > 0) throw new Problem('wrong_state', { errors: decided })
  const organisations = await organisationsOf(
    transaction,
    rows.map((row) => row.cell),
  )
  const dissolved = items.flatMap((item, at) => {
    const organisation = organisations.get(known.get(item.id)!.cell ?? '')
    return errorOfDecision(organisation, on ?? today(), `/items/${at}/id`) ?? []
  })
  if (dissolved.length > 0) throw new Problem('wrong_state', { errors: dissolved })
  const changed = items.filter((item) => !isProposed(known.get(item.id)!.steps, item, on, by))
  if (changed.length > 0) {
    const given = JSON.stringify(changed)
    const entry = sql`jsonb_build_object('step', 'proposed', 'on', ${on ?? today()}::text, 'by', ${by}::text)`
    const name = sql.identifier(getTableConfig(table).name)
    await orm.execute(sql`update ${name} as grading
      set outcome = 'graded', reason_kind = null, grade = given.grade, score = given.score, step = 'proposed', revision = revision + 1,
        updated_at = now(), steps = ${entry} || coalesce((
          select jsonb_agg(one) from jsonb_array_elements(steps) as one where one ->> 'step' <> 'proposed'
        ), '[]')
      from jsonb_to_recordset(${given}::jsonb) as given (id uuid, grade text, score float8)
      where grading.id = given.id`)
  }
  return {
    report: { proposed: changed.length, unchanged: items.length - changed.length },
    changes: changed.map((item) => ({
      resource: path,
      id: item.id,
      revision: known.get(item.id)!.revision + 1,
      fields: ['outcome', 'reason_kind', 'grade', 'score', 'step', 'steps'],
    })),
  }
}
