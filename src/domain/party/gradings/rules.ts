import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import { assertMatches, type Precondition } from '../../../platform/http/etag.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft, Row } from '../../../platform/resource/definition.ts'
import { resolveReferences } from '../../../platform/resource/references.ts'
import type { Writing } from '../../../platform/resource/store.ts'
import {
  changeRow,
  createRow,
  liveRowForWrite,
  mergedInput,
  rowForWrite,
  type Written,
} from '../../../platform/resource/write.ts'

/** What may still change once a grading is confirmed: who sees it, and what another system calls it. */
const notFacts = new Set(['published', 'external_id'])

/** Begins a chain of corrections with each new grading; for `prepare`. A correction brings its chain along. */
export const beginChains = (drafts: readonly Draft[]): Row[] =>
  drafts.map(({ id, current, values }) => (current === undefined ? { ...values, chain_id: id } : values))

/** Refuses to change or trash a grading that is confirmed; for `refuseChange`. */
export function refuseConfirmed(current: Row, changed: readonly string[]): void {
  const facts = changed.filter((field) => !notFacts.has(field))
  if (current['confirmed_at'] === null || facts.length === 0) return
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

/** Fixes the facts of a grading. */
export async function confirmGrading(
  writing: Writing,
  key: string,
  precondition: Precondition,
): Promise<Written> {
  const current = await liveRowForWrite(writing, key)
  if (current['confirmed_at'] !== null) return { row: current, changed: [] }
  assertMatches(precondition, Number(current['revision']))
  return await changeRow(writing, current, { confirmed_at: sql`now()` })
}

/** The grading that now holds, and the one it replaced, where this call did it. */
export interface Corrected {
  correction: Written
  superseded: Written | undefined
}

const sameFacts = (facts: Row, row: Row, but: readonly string[] = []): boolean =>
  Object.keys(facts).every(
    (name) => notFacts.has(name) || but.includes(name) || isDeepStrictEqual(facts[name], row[name]),
  )

/** Replaces a confirmed grading by a confirmed one that has other facts; the old one stays, and leads to the new one. */
export async function correctGrading(
  writing: Writing,
  key: string,
  precondition: Precondition,
  patch: Row,
): Promise<Corrected> {
  const { transaction, resource, access } = writing
  const current = await liveRowForWrite(writing, key)
  // the name in another system stays with what that system knows
  const input = mergedInput(resource, current, { external_id: null, ...patch })
  const facts = await resolveReferences(transaction, access.caller, resource, input)
  if (current['current'] === false) return await existingCorrection(writing, current, facts)
  assertMatches(precondition, Number(current['revision']))
  if (current['confirmed_at'] === null) throw notConfirmed()
  if (sameFacts(facts, current, ['reason'])) throw nothingCorrected()
  const superseded = await changeRow(writing, current, { current: false })
  const correction = await createRow(writing, input, {
    supersedes_id: current['id'],
    chain_id: sql`(select earlier.chain_id from ${resource.table} as earlier where earlier.id = ${current['id']})`,
    confirmed_at: sql`now()`,
  })
  return { correction, superseded }
}

/** A correction that was sent before is answered as it stands; another one has to start from the current grading. */
async function existingCorrection(writing: Writing, superseded: Row, facts: Row): Promise<Corrected> {
  const next = superseded['superseded_by_id']
  if (typeof next === 'string') {
    const row = await rowForWrite(writing, next)
    if (sameFacts(facts, row)) return { correction: { row, changed: [] }, superseded: undefined }
  }
  const where = typeof next === 'string' ? ` ${next}` : ''
  throw new Problem('wrong_state', {
    detail: {
      en: `A correction${where} has replaced this grading already; correct the current one.`,
      vi: `Xếp loại này đã được thay bằng bản đính chính${where}; hãy đính chính bản hiện hành.`,
    },
  })
}

const notConfirmed = () =>
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
