import { sql } from 'drizzle-orm'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'
import { Problem, type Bilingual, type FieldError } from '../../../platform/http/problems.ts'
import type { Row } from '../../../platform/resource/row.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { correctRow, type Corrected, type CorrectionRules } from '../../../platform/resource/correct.ts'
import { changeRow, liveRowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import type { Figure, FigureInput } from './schema.ts'
import type { figures } from './table.ts'

type FigureTable = typeof figures
type Input = FigureInput & InheritedByCorrection

/** A write of a figure. */
export type FigureWriting = Writing<Figure, Input, FigureTable>

/** What may still change once a figure is decided: remarks, names elsewhere, what it is known to be divided into. */
const notFacts = new Set(['note', 'external_id', 'exhaustive_over'])

const wrongState = (detail: Bilingual, errors: FieldError[] = []) =>
  new Problem('wrong_state', { detail, errors })

/** Refuses to change or trash a figure that is not a proposal any more; for `refuseChange`. */
export function refuseDecided({ status }: Figure, changed: readonly string[]): void {
  const facts = changed.filter((field) => !notFacts.has(field))
  if (status === 'proposed' || facts.length === 0) return
  // what was rejected says nothing any more
  if (status === 'rejected' && facts.every((field) => field === 'deleted_at')) return
  throw wrongState(
    {
      en: `A figure that is ${status} keeps its facts: POST what is right to \`corrections\` below the confirmed one, which keeps the old one readable.`,
      vi: `Số liệu ở trạng thái ${status} thì không sửa, xóa được: hãy POST nội dung đúng vào \`corrections\` của số liệu đã xác nhận, bản cũ vẫn được giữ lại.`,
    },
    facts
      .filter((field) => !['deleted_at', 'fact_key', 'source_stale'].includes(field))
      .map((field) => ({
        pointer: `/${field}`,
        code: 'decided',
        message: { en: 'It is decided.', vi: 'Đã được quyết định.' },
      })),
  )
}

const decided = ({ access }: FigureWriting) => ({ decided_at: sql`now()`, decided_by: access.caller.name })

/** What a figure lacks to count: each is named. */
function lacking(row: Figure): FieldError[] {
  const needed: [string, boolean, Bilingual][] = [
    [
      '/indicator_id',
      row.indicator_id === null,
      { en: 'Say first what it is of (PATCH).', vi: 'Trước hết cần chọn indicator (PATCH).' },
    ],
    [
      '/period',
      row.period === null,
      { en: 'Say first which period it is of (PATCH).', vi: 'Trước hết cần ghi kỳ số liệu (PATCH).' },
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
  return needed.flatMap(([pointer, isLacking, message]) =>
    isLacking ? [{ pointer, code: 'required', message }] : [],
  )
}

/**
 * Confirms a proposal: from then on it counts, and its facts are fixed.
 * @throws Problem 422 where indicator, period or quote are missing, 409 from any other state
 */
export async function confirmFigure(
  writing: FigureWriting,
  key: string,
  precondition: Precondition,
): Promise<WrittenRow<Figure>> {
  const current = await liveRowForWrite(writing, key)
  if (current.status === 'confirmed') return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  if (current.status !== 'proposed') throw stepsFrom('confirm', 'proposed', current.status)
  const errors = lacking(current)
  if (errors.length > 0) throw new Problem('unprocessable', { errors })
  return await changeRow(writing, current, { status: 'confirmed', ...decided(writing) })
}

const stepsFrom = (step: string, from: string, status: Figure['status']) =>
  wrongState({
    en: `A figure that is ${status} cannot go this way: ${step} starts from ${from}.`,
    vi: `Số liệu ở trạng thái ${status} không thể ${step}; thao tác này chỉ áp dụng cho: ${from}.`,
  })

/**
 * Rejects a proposal, or takes back a confirmed figure, which needs a reason.
 * @throws Problem 422 without that reason, 409 from any other state
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
  if (current.status === 'superseded') throw stepsFrom('reject', 'proposed, confirmed', current.status)
  if (current.status === 'confirmed' && reason === null) {
    const message = {
      en: 'Say why a confirmed figure is taken back.',
      vi: 'Cần nêu lý do khi rút số liệu đã xác nhận.',
    }
    throw new Problem('unprocessable', { errors: [{ pointer: '/reason', code: 'required', message }] })
  }
  return await changeRow(writing, current, { status: 'rejected', reason, ...decided(writing) })
}

/** What a correction takes over of the figure that it replaces. */
export type InheritedByCorrection = { supersedes_id?: string; source_stale?: boolean }

const corrections = (
  writing: FigureWriting,
  reason: string,
): CorrectionRules<Figure, Input, FigureTable> => ({
  notFacts,
  isSuperseded: ({ status }) => status === 'superseded',
  assertDecided: ({ status }) => {
    if (status !== 'confirmed') throw stepsFrom('corrections', 'confirmed', status)
  },
  superseded: { status: 'superseded' },
  inherited: ({ id, source_stale }) => ({ supersedes_id: id, source_stale }),
  correction: () => ({ status: 'confirmed', reason, ...decided(writing) }),
  nothingCorrected,
  alreadyCorrected: (next) => {
    const where = next === null ? '' : ` ${next}`
    return wrongState({
      en: `A correction${where} has replaced this figure already; correct the current one.`,
      vi: `Số liệu này đã được thay bằng bản đính chính${where}; hãy đính chính bản hiện hành.`,
    })
  },
})

/**
 * Replaces a confirmed figure by a confirmed one that has other facts; the old one stays, and leads to the new one.
 * @throws Problem 409 unless it is confirmed, 422 where nothing differs, or where the correction lacks what counts
 */
export async function correctFigure(
  writing: FigureWriting,
  key: string,
  precondition: Precondition,
  { reason, ...patch }: Row & { reason: string },
): Promise<Corrected<Figure>> {
  const corrected = await correctRow(writing, key, precondition, patch, corrections(writing, reason))
  if (corrected.superseded === undefined) return corrected
  const errors = lacking({ ...corrected.correction.row, source_stale: false })
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
