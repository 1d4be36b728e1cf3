import { sql } from 'drizzle-orm'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'
import { Problem, type Bilingual, type FieldError } from '../../../platform/http/problems.ts'
import type { Row } from '../../../platform/resource/row.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { correctRow, type Corrected, type CorrectionRules } from '../../../platform/resource/correct.ts'
import { changeRow, liveRowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import type { Figure, FigureInput } from './schema.ts'
import type { figures } from './table.ts'
import { figureStatusLabels } from './labels.ts'

type FigureTable = typeof figures
type Input = FigureInput & InheritedByCorrection

/** A write of a figure. */
type FigureWriting = Writing<Figure, Input, FigureTable>

/**
 * Fields that may change after a figure is decided: remarks, the id in another system, exhaustive dimensions, the stored document of
 * a number. The key of the
 * fact follows from other fields, and is renewed where an older version stored it.
 */
const notFacts = new Set(['note', 'external_id', 'exhaustive_over', 'fact_key', 'document_id'])

const wrongState = (detail: Bilingual, errors: FieldError[] = []) =>
  new Problem('wrong_state', { detail, errors })

/** Asserts that a decided figure is not changed or trashed; for `assertMayChange`. @throws Problem 409 */
export function assertNotDecided({ status }: Figure, changed: readonly string[]): void {
  const facts = changed.filter((field) => !notFacts.has(field))
  if (status === 'proposed' || facts.length === 0) return
  // a rejected figure no longer counts, so it may be trashed
  if (status === 'rejected' && facts.every((field) => field === 'deleted_at')) return
  throw wrongState(
    {
      en: `A figure that is ${status} keeps its facts: POST what is right to \`corrections\` below the confirmed one, which keeps the old one readable.`,
      vi: `Số liệu ${figureStatusLabels[status].vi} thì không sửa, xóa được; nếu thay đổi, đề nghị lập bản đính chính của số liệu đã xác nhận, ghi rõ lý do. Bản cũ vẫn được giữ lại.`,
    },
    facts
      .filter((field) => !['deleted_at', 'fact_key', 'source_stale'].includes(field))
      .map((field) => ({
        pointer: `/${field}`,
        code: 'decided',
        message: {
          en: 'It is decided.',
          vi: 'Số liệu đã được xác nhận hoặc từ chối; nếu thay đổi, đề nghị lập bản đính chính, ghi rõ lý do.',
        },
      })),
  )
}

const decisionColumns = ({ access }: FigureWriting) => ({
  decided_at: sql`now()`,
  decided_by: access.caller.name,
  decided_by_name: access.caller.display_name,
})

/** An error for each field that a figure needs to be confirmed. */
function missingForConfirmation(row: Figure): FieldError[] {
  const requirements: [string, boolean, Bilingual][] = [
    [
      '/indicator_id',
      row.indicator_id === null,
      {
        en: 'Say first what it is of (PATCH).',
        vi: 'Chưa chọn chỉ tiêu: hãy chọn chỉ tiêu trước khi xác nhận.',
      },
    ],
    [
      '/period',
      row.period === null,
      {
        en: 'Say first which period it is of (PATCH).',
        vi: 'Chưa có kỳ số liệu: hãy ghi kỳ số liệu trước khi xác nhận.',
      },
    ],
    [
      '/source',
      row.source_stale,
      {
        en: 'Its quote stands in the post no more: quote the present text, or reject it.',
        vi: 'Đoạn trích không còn trong bài: hãy trích văn bản hiện tại hoặc từ chối số liệu.',
      },
    ],
  ]
  return requirements.flatMap(([pointer, isMissing, message]) =>
    isMissing ? [{ pointer, code: 'required', message }] : [],
  )
}

/**
 * Confirms a proposal: it counts, and its facts are fixed.
 * @throws Problem 422 if indicator, period or quote is missing, 409 in any other state
 */
export async function confirmFigure(
  writing: FigureWriting,
  key: string,
  precondition: Precondition,
): Promise<WrittenRow<Figure>> {
  const current = await liveRowForWrite(writing, key)
  if (current.status === 'confirmed') return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  if (current.status !== 'proposed') throw transitionProblem('confirm', ['proposed'], current.status)
  const errors = missingForConfirmation(current)
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
  return await changeRow(writing, current, { status: 'confirmed', ...decisionColumns(writing) })
}

type Transition = 'confirm' | 'reject' | 'corrections'

/** What the transitions are called in Vietnamese sentences. */
const transitionNames: Readonly<Record<Transition, string>> = {
  confirm: 'xác nhận',
  reject: 'từ chối',
  corrections: 'đính chính',
}

const transitionProblem = (
  transition: Transition,
  from: readonly Figure['status'][],
  status: Figure['status'],
) =>
  wrongState({
    en: `A figure that is ${status} cannot go this way: ${transition} starts from ${from.join(', ')}.`,
    vi: `Số liệu ${figureStatusLabels[status].vi} thì không ${transitionNames[transition]} được; chỉ ${transitionNames[transition]} số liệu ${from.map((name) => figureStatusLabels[name].vi).join(' hoặc ')}.`,
  })

/**
 * Rejects a proposal, or a confirmed figure with a reason.
 * @throws Problem 422 without that reason, 409 in any other state
 */
export async function rejectFigure(
  writing: FigureWriting,
  key: string,
  precondition: Precondition,
  reason: string | null,
): Promise<WrittenRow<Figure>> {
  const current = await liveRowForWrite(writing, key)
  if (current.status === 'rejected') return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  if (current.status === 'superseded')
    throw transitionProblem('reject', ['proposed', 'confirmed'], current.status)
  if (current.status === 'confirmed' && reason === null) {
    const message = {
      en: 'Say why a confirmed figure is taken back.',
      vi: 'Cần nêu lý do khi rút số liệu đã xác nhận.',
    }
    throw new Problem('unprocessable', { errors: [{ pointer: '/reason', code: 'required', message }] })
  }
  return await changeRow(writing, current, { status: 'rejected', reason, ...decisionColumns(writing) })
}

/** The fields that a correction takes from the figure that it replaces. */
export type InheritedByCorrection = { supersedes_id?: string; source_stale?: boolean }

/** Whether a correction says which document states it. Else that of the corrected figure stays, also where the caller does not see it. */
const namesDocument = (patch: Row) => ['document_id', 'document', 'source'].some((name) => name in patch)

const correctionRules = (
  writing: FigureWriting,
  reason: string,
  patch: Row,
): CorrectionRules<Figure, Input, FigureTable> => ({
  notFacts,
  isSuperseded: ({ status }) => status === 'superseded',
  assertDecided: ({ status }) => {
    if (status !== 'confirmed') throw transitionProblem('corrections', ['confirmed'], status)
  },
  superseded: { status: 'superseded' },
  inherited: ({ id, source_stale }) => ({ supersedes_id: id, source_stale }),
  correction: ({ document_id }) => ({
    status: 'confirmed',
    reason,
    ...decisionColumns(writing),
    ...(namesDocument(patch) ? {} : { document_id }),
  }),
  nothingCorrected,
  alreadyCorrected: (next) => {
    const id = next === null ? '' : ` ${next}`
    return wrongState({
      en: `A correction${id} has replaced this figure already; correct the current one.`,
      vi: `Số liệu này đã được thay bằng bản đính chính${id}; hãy đính chính bản hiện hành.`,
    })
  },
})

/**
 * Replaces a confirmed figure by a confirmed correction; the old one stays and refers to the new one.
 * @throws Problem 409 unless it is confirmed, 422 if nothing differs or the correction lacks a required field
 */
export async function correctFigure(
  writing: FigureWriting,
  key: string,
  precondition: Precondition,
  { reason, ...patch }: Row & { reason: string },
): Promise<Corrected<Figure>> {
  const facts = namesDocument(patch) ? patch : { document_id: null, ...patch }
  const rules = correctionRules(writing, reason, patch)
  const corrected = await correctRow(writing, key, precondition, facts, rules)
  if (corrected.superseded === undefined) return corrected
  const errors = missingForConfirmation({ ...corrected.correction.row, source_stale: false })
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
  return corrected
}

const nothingCorrected = () =>
  new Problem('unprocessable', {
    detail: {
      en: 'The correction has the facts of the figure itself; give at least one that differs.',
      vi: 'Bản đính chính không khác số liệu cũ; hãy đưa ít nhất một nội dung khác.',
    },
  })
