import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { changeRow, liveRowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import { errorOfDayAhead, rejectDaysAhead } from '../../days-ahead.ts'
import { today } from '../../school-day.ts'
import { errorOfDecision, organisationsOf } from '../cells/existing-on.ts'
import type { GradingTable } from './columns.ts'
import { firstDayOfDecision, type GradedPeriod } from './period.ts'
import { gradedWithoutReason, reasonKindOf } from './reasons.ts'
import type { confirmationInput, Grading, GradingInput, proposalInput } from './schema.ts'
import type { PlacedGrading } from './temporary-cells.ts'

/** A write of a grading. */
export type GradingWriting = Writing<Grading, GradingInput, GradingTable>

/** Fields that may change after confirmation: visibility, the id in another system, and the paper, which may be scanned later. */
export const notFacts = new Set(['published', 'external_id', 'decision_document_id'])

const isSame = (one: Pick<Grading, 'grade' | 'score'>, other: Pick<Grading, 'grade' | 'score'>) =>
  one.grade === other.grade && one.score === other.score

type Result = Pick<GradingInput, 'outcome' | 'reason_kind' | 'grade' | 'score'>

/** The result of the furthest step, where a sheet says again what the self-assessment says; else nothing. */
function keptResult(current: Grading, values: GradingInput): Partial<Result> {
  const { outcome, reason_kind, grade, score, steps } = current
  const assessed = steps.find(({ step }) => step === 'self_assessed')
  if (assessed === undefined || !isSame(assessed, values)) return {}
  // steps do not say the outcome; it differs where only one of them has a grade
  const isOther = (assessed.grade === null) !== (grade === null)
  return { grade, score, ...(isOther ? { outcome, reason_kind } : {}) }
}

/** What a sheet of self-assessments, sent again, does not know of the decision: it changes nothing of it. */
const keptByDecision = (current: Grading, values: GradingInput): Partial<GradingInput> => ({
  decision_number: values.decision_number ?? current.decision_number,
  decided_on: values.decided_on ?? current.decided_on,
  issuer: values.issuer ?? current.issuer,
  reason: values.reason ?? (current.supersedes_id === null ? null : current.reason),
  reason_kind: values.reason_kind ?? current.reason_kind,
  ...keptResult(current, values),
})

/** What the same sheet does not know of a proposal. A sheet of decisions says the result itself. */
const keptByProposal = (current: Grading, values: GradingInput): Partial<GradingInput> =>
  values.decision_number !== null && values.decided_on !== null ? {} : keptResult(current, values)

/**
 * The values of gradings; for `prepare`. A new grading starts a chain of corrections; a correction sets the chain itself.
 * The reason of a correction stays: the sheet of the decision, imported again, does not have it.
 */
export function prepareGradings<R extends Grading, I extends GradingInput>(
  drafts: readonly Draft<R, I>[],
  { file, rejectRow }: Pick<WriteContext, 'file' | 'rejectRow'>,
) {
  // a correction keeps the day of what it corrects, or is checked as a decision
  const entered = drafts.filter(({ extraColumns }) => extraColumns?.['supersedes_id'] === undefined)
  rejectDaysAhead(entered, ['decided_on'], { rejectRow })
  return drafts.map(({ id, current, values: given }) => {
    const isNewReason = given.reason_kind !== null && given.reason_kind !== current?.reason_kind
    if (given.outcome === 'graded' && isNewReason) rejectRow(id, gradedWithoutReason())
    const values = { ...given, reason_kind: reasonKindOf(given, current) }
    if (current === undefined) return { ...values, chain_id: id }
    if (current.confirmed_at !== null) return { ...values, ...keptByDecision(current, values) }
    if (file !== undefined && current.step === 'proposed')
      return { ...values, ...keptByProposal(current, values) }
    return values
  })
}

/** Asserts that a confirmed grading is not changed or trashed; for `assertMayChange`. @throws Problem 409 */
export function assertNotConfirmed({ confirmed_at }: Grading, changed: readonly string[]): void {
  const facts = changed.filter((field) => !notFacts.has(field))
  if (confirmed_at === null || facts.length === 0) return
  const message = {
    en: 'It is confirmed.',
    vi: 'Kết quả xếp loại đã có quyết định; nếu thay đổi, đề nghị lập bản điều chỉnh, ghi rõ lý do.',
  }
  throw new Problem('wrong_state', {
    detail: {
      en: 'A confirmed grading keeps its facts: POST what is right to `corrections` below it, which keeps the old one readable.',
      vi: 'Kết quả xếp loại đã có quyết định; nếu thay đổi, đề nghị lập bản điều chỉnh, ghi rõ lý do. Bản cũ vẫn được giữ lại.',
    },
    errors: facts
      .filter((field) => field !== 'deleted_at')
      .map((field) => ({ pointer: `/${field}`, code: 'confirmed', message })),
  })
}

/** A decision as it is stored with gradings. */
interface Decision {
  decision_number: string | null
  decided_on: string | null
}

/** @throws Problem 422 for a decision without number or day, of a day ahead, or for a period that is not at its end by then */
export function assertDecidable(
  period: GradedPeriod,
  { decision_number, decided_on }: Decision,
  yearFrom: string,
): void {
  const errors: FieldError[] = []
  if (decision_number === null) {
    const en = 'A decision needs its number: send it with the request, or PATCH it first.'
    const vi = 'Phải ghi số quyết định: hãy gửi kèm yêu cầu, hoặc bổ sung vào kết quả xếp loại trước.'
    errors.push({ pointer: '/decision_number', code: 'required', message: { en, vi } })
  }
  if (decided_on === null) {
    const en = 'A decision needs its day: send it with the request, or PATCH it first.'
    const vi = 'Phải ghi ngày quyết định: hãy gửi kèm yêu cầu, hoặc bổ sung vào kết quả xếp loại trước.'
    errors.push({ pointer: '/decided_on', code: 'required', message: { en, vi } })
  } else {
    const from = firstDayOfDecision(period, yearFrom)
    const day = decided_on < today() ? decided_on : today()
    if (day < from) {
      const en = `The period is not at its end: it can be decided from ${from} on.`
      const vi = `Kỳ đánh giá, xếp loại chưa kết thúc: chỉ quyết định được từ ngày ${vietnameseDay(from)}.`
      errors.push({ pointer: '/decided_on', code: 'too_early', message: { en, vi } })
    } else {
      const ahead = errorOfDayAhead('decided_on', decided_on)
      if (ahead !== undefined) errors.push(ahead)
    }
  }
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
}

/** @throws Problem 409 if a graded organisation is dissolved on the day of a step; members go on elsewhere */
export async function assertExists(
  { transaction }: GradingWriting,
  { party_cell_id, party_member_id }: Grading & PlacedGrading,
  day: string | null,
  pointer: string,
): Promise<void> {
  const cell = (party_member_id ?? null) === null ? party_cell_id : undefined
  const organisations = await organisationsOf(transaction, [cell])
  const error = errorOfDecision(organisations.get(cell ?? ''), day, pointer)
  if (error !== undefined) throw new Problem('wrong_state', { errors: [error] })
}

/** Decides one grading: its facts can no longer be changed. */
export async function confirmGrading(
  writing: GradingWriting,
  key: string,
  precondition: Precondition,
  given: NonNullable<z.output<typeof confirmationInput>>,
  yearFrom: string,
): Promise<WrittenRow<Grading>> {
  const current = await liveRowForWrite(writing, key)
  if (current.confirmed_at !== null) return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  const decision = {
    decision_number: given.decision_number ?? current.decision_number,
    decided_on: given.decided_on ?? current.decided_on,
    issuer: given.issuer ?? current.issuer,
  }
  assertDecidable(current, decision, yearFrom)
  await assertExists(writing, current, decision.decided_on, '/decided_on')
  return await changeRow(writing, current, { ...decision, confirmed_at: sql`now()` })
}

/** @throws Problem 422 for a proposal of a day ahead */
export function assertProposedBy(on: string | undefined): void {
  const error = errorOfDayAhead('on', on)
  if (error !== undefined) throw new Problem('unprocessable', { errors: [error] })
}

/** Proposes a grade; the self-assessment stays among the steps. A further proposal replaces the one before. */
export async function proposeGrade(
  writing: GradingWriting,
  key: string,
  precondition: Precondition,
  { grade, score, on = today(), by }: z.output<typeof proposalInput>,
): Promise<WrittenRow<Grading>> {
  assertProposedBy(on)
  const current = await liveRowForWrite(writing, key)
  assertMatch(precondition, current.revision)
  if (current.confirmed_at !== null) assertNotConfirmed(current, ['grade'])
  await assertExists(writing, current, on, '/on')
  const steps = current.steps.filter(({ step }) => step !== 'proposed')
  return await changeRow(writing, current, {
    outcome: 'graded',
    reason_kind: null,
    grade,
    score,
    step: 'proposed',
    steps: [...steps, { step: 'proposed', grade, score, on, by }],
  })
}
