import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Precondition } from '../../../platform/http/etag.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { correctRow, type Corrected, type CorrectionRules } from '../../../platform/resource/correct.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { organisationsOf, problemOfGrading } from '../cells/existing-on.ts'
import type { GradingTable } from './columns.ts'
import { lastDayOfPeriod } from './period.ts'
import { assertDecidable, assertExists, notFacts, type GradingWriting } from './rules.ts'
import type { Grading, GradingInput } from './schema.ts'
import { problemsOfTemporaryCells, type PlacedGrading } from './temporary-cells.ts'

const needsScore = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/score',
        code: 'required',
        message: {
          en: 'Another grade asks for the score too: send the right one, or null.',
          vi: 'Điều chỉnh mức xếp loại thì phải ghi cả số điểm sau điều chỉnh; nếu không có điểm, hãy gửi mục này để trống.',
        },
      },
    ],
  })

/** Whether a correction says its document. Else that of the corrected grading stays, also where the caller does not see it. */
const namesDocument = (patch: Row) => 'decision_document_id' in patch || 'decision_document' in patch

const correctionRules = (
  table: GradingTable,
  patch: Row,
): CorrectionRules<Grading, GradingInput, GradingTable> => ({
  notFacts,
  notCorrected: ['reason'],
  isSuperseded: ({ current }) => !current,
  assertDecided: ({ confirmed_at, grade, score }) => {
    if (confirmed_at === null) throw notConfirmedProblem()
    const isOther = patch['grade'] !== undefined && patch['grade'] !== grade
    if (isOther && score !== null && patch['score'] === undefined) throw needsScore()
  },
  // the external id moves to the correction: the other system sends what is right under the same id
  movesExternalId: true,
  superseded: { current: false, external_id: null },
  inherited: () => ({}),
  correction: ({ id, decision_document_id }) => ({
    ...(namesDocument(patch) ? {} : { decision_document_id }),
    supersedes_id: id,
    chain_id: sql`(select earlier.chain_id from ${table} as earlier where earlier.id = ${id})`,
    steps: sql`(select earlier.steps from ${table} as earlier where earlier.id = ${id})`,
    confirmed_at: sql`now()`,
  }),
  nothingCorrected,
  alreadyCorrected: (next) => {
    const id = next === null ? '' : ` ${next}`
    return new Problem('wrong_state', {
      detail: {
        en: `A correction${id} has replaced this grading already; correct the current one.`,
        vi: `Kết quả xếp loại này đã được thay bằng bản điều chỉnh${id}; hãy điều chỉnh bản hiện hành.`,
      },
    })
  },
})

type Placed = Grading & PlacedGrading

/** @throws Problem 422 for an organisation that could not be graded for the period, or a cell in which the member is a guest */
async function assertPlaced(transaction: Transaction, grading: Placed): Promise<void> {
  const { party_cell_id } = grading
  const organisations = await organisationsOf(transaction, [party_cell_id])
  const problem = problemOfGrading(organisations.get(party_cell_id ?? ''), lastDayOfPeriod(grading))
  if (problem !== undefined) throw problem
  const [temporary] = await problemsOfTemporaryCells(transaction, [grading])
  if (temporary !== undefined) throw temporary
}

/**
 * Asserts that a correction is a decision, too, where it changes what a decision needs. What an earlier version decided
 * without number or day, or for an organisation that was dissolved, stays as it is.
 * @throws Problem 422, or 409 for an organisation that is dissolved on the day of the decision
 */
async function assertStaysDecidable(
  writing: GradingWriting,
  before: Placed,
  after: Placed,
  yearFrom: string,
): Promise<void> {
  const differs = (fields: readonly (keyof Placed)[]) =>
    fields.some((field) => before[field] !== after[field])
  if (differs(['year', 'quarter', 'decision_number', 'decided_on'])) assertDecidable(after, after, yearFrom)
  if (differs(['year', 'quarter', 'party_cell_id', 'party_member_id']))
    await assertPlaced(writing.transaction, after)
  if (differs(['decided_on', 'party_cell_id']))
    await assertExists(writing, after, after.decided_on, '/decided_on')
}

/** Replaces a confirmed grading by a confirmed correction; the old one stays and refers to the new one. */
export async function correctGrading(
  writing: GradingWriting,
  key: string,
  precondition: Precondition,
  patch: Row,
  yearFrom: string,
): Promise<Corrected<Grading>> {
  // with a grade the kind of reason why there was none goes
  const facts = patch['outcome'] === 'graded' ? { reason_kind: null, ...patch } : patch
  const rules = correctionRules(writing.resource.table, facts)
  const given = namesDocument(facts) ? facts : { decision_document_id: null, ...facts }
  const corrected = await correctRow(writing, key, precondition, given, rules)
  const { correction, superseded } = corrected
  if (superseded !== undefined) await assertStaysDecidable(writing, superseded.row, correction.row, yearFrom)
  return corrected
}

const notConfirmedProblem = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'It is not confirmed yet: PATCH it instead.',
      vi: 'Kết quả xếp loại chưa có quyết định: hãy sửa trực tiếp, không lập bản điều chỉnh.',
    },
  })

const nothingCorrected = () =>
  new Problem('unprocessable', {
    detail: {
      en: 'The correction has the facts of the grading itself; give at least one that differs. (`published` is changed by PATCH.)',
      vi: 'Bản điều chỉnh không khác kết quả xếp loại cũ: hãy ghi ít nhất một nội dung khác. (Việc công bố thì sửa trực tiếp.)',
    },
  })
