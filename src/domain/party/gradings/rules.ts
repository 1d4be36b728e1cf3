import { sql } from 'drizzle-orm'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { Row } from '../../../platform/resource/row.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import { correctRow, type Corrected, type CorrectionRules } from '../../../platform/resource/correct.ts'
import { changeRow, liveRowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'
import type { GradingTable } from './columns.ts'
import type { Grading, GradingInput } from './schema.ts'

/** A write of a grading. */
type GradingWriting = Writing<Grading, GradingInput, GradingTable>

/** Fields that may change after confirmation: visibility, and the id in another system. */
const notFacts = new Set(['published', 'external_id'])

/**
 * The values of gradings; for `prepare`. A new grading starts a chain of corrections; a correction sets the chain itself.
 * The reason of a correction stays: the sheet of the decision, imported again, does not have it.
 */
export const prepareGradings = <R extends Grading, I extends GradingInput>(drafts: readonly Draft<R, I>[]) =>
  drafts.map(({ id, current, values }) => {
    if (current === undefined) return { ...values, chain_id: id }
    return current.supersedes_id !== null && values.reason === null
      ? { ...values, reason: current.reason }
      : values
  })

/** Asserts that a confirmed grading is not changed or trashed; for `assertMayChange`. @throws Problem 409 */
export function assertNotConfirmed({ confirmed_at }: Grading, changed: readonly string[]): void {
  const facts = changed.filter((field) => !notFacts.has(field))
  if (confirmed_at === null || facts.length === 0) return
  const message = {
    en: 'It is confirmed.',
    vi: 'Đã được xác nhận.',
  }
  throw new Problem('wrong_state', {
    detail: {
      en: 'A confirmed grading keeps its facts: POST what is right to `corrections` below it, which keeps the old one readable.',
      vi: 'Xếp loại đã xác nhận thì không sửa, xóa được: hãy POST nội dung đúng vào `corrections`, bản cũ vẫn được giữ lại.',
    },
    errors: facts
      .filter((field) => field !== 'deleted_at')
      .map((field) => ({ pointer: `/${field}`, code: 'confirmed', message })),
  })
}

/** Confirms a grading: its facts can no longer be changed. */
export async function confirmGrading(
  writing: GradingWriting,
  key: string,
  precondition: Precondition,
): Promise<WrittenRow<Grading>> {
  const current = await liveRowForWrite(writing, key)
  if (current.confirmed_at !== null) return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  return await changeRow(writing, current, { confirmed_at: sql`now()` })
}

const correctionRules = (table: GradingTable): CorrectionRules<Grading, GradingInput, GradingTable> => ({
  notFacts,
  notCorrected: ['reason'],
  isSuperseded: ({ current }) => !current,
  assertDecided: ({ confirmed_at }) => {
    if (confirmed_at === null) throw notConfirmedProblem()
  },
  // the external id moves to the correction: the other system sends what is right under the same id
  movesExternalId: true,
  superseded: { current: false, external_id: null },
  inherited: () => ({}),
  correction: ({ id }) => ({
    supersedes_id: id,
    chain_id: sql`(select earlier.chain_id from ${table} as earlier where earlier.id = ${id})`,
    confirmed_at: sql`now()`,
  }),
  nothingCorrected,
  alreadyCorrected: (next) => {
    const id = next === null ? '' : ` ${next}`
    return new Problem('wrong_state', {
      detail: {
        en: `A correction${id} has replaced this grading already; correct the current one.`,
        vi: `Xếp loại này đã được thay bằng bản đính chính${id}; hãy đính chính bản hiện hành.`,
      },
    })
  },
})

/** Replaces a confirmed grading by a confirmed correction; the old one stays and refers to the new one. */
export const correctGrading = (
  writing: GradingWriting,
  key: string,
  precondition: Precondition,
  patch: Row,
): Promise<Corrected<Grading>> =>
  correctRow(writing, key, precondition, patch, correctionRules(writing.resource.table))

const notConfirmedProblem = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'It is not confirmed yet: PATCH it instead.',
      vi: 'Chưa được xác nhận: hãy dùng PATCH để sửa.',
    },
  })

const nothingCorrected = () =>
  new Problem('unprocessable', {
    detail: {
      en: 'The correction has the facts of the grading itself; give at least one that differs. (`published` is changed by PATCH.)',
      vi: 'Bản đính chính không khác xếp loại cũ; hãy đưa ít nhất một nội dung khác. (Đổi `published` bằng PATCH.)',
    },
  })
