import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { errorOfDecision, organisationsOf } from '../cells/existing-on.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { GradingTable } from './columns.ts'
import { assertDecidable } from './rules.ts'
import type { DecisionsInput } from './schema.ts'

/** The gradings of a subject, of which the cell must exist where the subject is a cell. */
interface Decidable {
  path: string
  table: GradingTable
}

/** What a decision did. */
interface DecisionReport {
  decided: number
  unchanged: number
  refused: number
  items: { id: string; outcome: 'decided' | 'unchanged' | 'refused'; errors: FieldError[] }[]
}

type Errors = FieldError[]

/** The error of a grading that another decision has. */
export const decidedOtherwise = (number: string | null): FieldError => ({
  pointer: '/decision_number',
  code: 'decided',
  message: {
    en: `It was decided already${number === null ? '' : ` by ${number}`}: correct it instead (\`corrections\`), with the reason.`,
    vi: `Kết quả xếp loại đã có quyết định${number === null ? '' : ` số ${number}`}; nếu thay đổi, đề nghị lập bản điều chỉnh, ghi rõ lý do.`,
  },
})

/** The error of an id that names no grading in force for the period. */
export const notOfPeriod = (pointer: string): FieldError => ({
  pointer,
  code: 'unknown_reference',
  message: {
    en: 'It names no grading that is in force for this period: take ids of the list of gradings with this year and quarter.',
    vi: 'Không phải kết quả xếp loại hiện hành của kỳ này: hãy chọn trong danh sách xếp loại của đúng năm, quý.',
  },
})

const noneOfPeriod = (quarter: number | null): FieldError => ({
  pointer: quarter === null ? '/year' : '/quarter',
  code: 'unknown_reference',
  message: {
    en: 'There is no grading of this period: enter the gradings first, or name another period.',
    vi: 'Chưa có kết quả xếp loại của kỳ này: hãy nhập kết quả trước, hoặc chọn kỳ khác.',
  },
})

/**
 * Decides gradings of a period in one transaction. It locks them in the order of ids, so that of several equal decisions
 * at once one decides and the others find it unchanged. Named gradings are all decided or none.
 * @throws Problem 422 or 409 if a named grading is refused, or if every grading is
 */
export async function decideGradings(
  transaction: Transaction,
  { path, table }: Decidable,
  { year, quarter, decision_number, decided_on, issuer, ids }: DecisionsInput,
  yearFrom: string,
): Promise<{ report: DecisionReport; changes: Change[] }> {
  assertDecidable({ year, quarter }, { decision_number, decided_on }, yearFrom)
  const { orm } = transaction
  const ofPeriod = and(
    eq(table.year, year),
    quarter === null ? isNull(table.quarter) : eq(table.quarter, quarter),
    eq(table.current, true),
    isNull(table.deleted_at),
    ...(ids === undefined ? [] : [inArray(table.id, ids)]),
  )
  const subject = 'party_cell_id' in table ? sql<string | null>`party_cell_id` : sql<string | null>`null`
  const rows = await orm
    .select({
      id: table.id,
      revision: table.revision,
      confirmed_at: table.confirmed_at,
      decision_number: table.decision_number,
      decided_on: table.decided_on,
      issuer: table.issuer,
      cell: subject,
    })
    .from(table)
    .where(ofPeriod)
    .orderBy(asc(table.id))
    .for('update')
  const known = new Set(rows.map(({ id }) => id))
  const unknown = (ids ?? []).flatMap((id, at) => (known.has(id) ? [] : [notOfPeriod(`/ids/${at}`)]))
  if (unknown.length > 0) throw new Problem('unknown_reference', { errors: unknown })
  if (rows.length === 0) throw new Problem('unprocessable', { errors: [noneOfPeriod(quarter)] })
  // members go on elsewhere
  const organisations = await organisationsOf(
    transaction,
    'party_member_id' in table ? [] : rows.map(({ cell }) => cell),
  )
  const items = rows.map((row): DecisionReport['items'][number] => {
    const refused = (error: FieldError) => ({ id: row.id, outcome: 'refused' as const, errors: [error] })
    if (row.confirmed_at !== null) {
      const isSameIssuer = issuer === null || row.issuer === issuer
      const isSame = row.decision_number === decision_number && row.decided_on === decided_on && isSameIssuer
      return isSame
        ? { id: row.id, outcome: 'unchanged', errors: [] }
        : refused(decidedOtherwise(row.decision_number))
    }
    const dissolved = errorOfDecision(organisations.get(row.cell ?? ''), decided_on, '/ids')
    if (dissolved !== undefined) return refused(dissolved)
    return { id: row.id, outcome: 'decided', errors: [] }
  })
  const refusals = items.filter(({ outcome }) => outcome === 'refused')
  if (refusals.length > 0 && (ids !== undefined || refusals.length === items.length)) {
    throw new Problem('wrong_state', { errors: errorsOf(refusals, ids) })
  }
  const decided = items.flatMap(({ id, outcome }) => (outcome === 'decided' ? [id] : []))
  if (decided.length > 0) {
    await orm
      .update(table)
      .set({
        decision_number,
        decided_on,
        issuer,
        confirmed_at: sql`now()`,
        revision: sql`${table.revision} + 1`,
        updated_at: sql`now()`,
      } as never)
      .where(inArray(table.id, decided))
  }
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]))
  return {
    report: {
      decided: decided.length,
      unchanged: items.filter(({ outcome }) => outcome === 'unchanged').length,
      refused: refusals.length,
      items,
    },
    changes: decided.map((id) => ({
      resource: path,
      id,
      revision: revisions.get(id)! + 1,
      fields: ['decision_number', 'decided_on', 'issuer', 'confirmed_at'],
    })),
  }
}

/** The errors of refused gradings; of named ones at their place in the request. */
function errorsOf(refusals: DecisionReport['items'], ids: readonly string[] | undefined): Errors {
  if (ids === undefined) return refusals.flatMap(({ errors }) => errors).slice(0, 1)
  return refusals.flatMap(({ id, errors }) =>
    errors.map((error) => ({ ...error, pointer: `/ids/${ids.indexOf(id)}` })),
  )
}
