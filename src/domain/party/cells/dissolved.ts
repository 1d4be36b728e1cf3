import { and, inArray, isNull } from 'drizzle-orm'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { dayBefore } from '../neighbouring-days.ts'
import { organisationsOf, type KnownOrganisation } from './existing-on.ts'
import type { PartyCell, PartyCellInput } from './schema.ts'
import { partyCells as table, type CommitteeAbove } from './table.ts'

type CellDraft = Draft<PartyCell, PartyCellInput>

const refusal = (field: string, message: Bilingual) =>
  new Problem('unprocessable', { errors: [{ pointer: `/${field}`, code: 'dissolved', message }] })

const isWithin = (one: CommitteeAbove, other: CommitteeAbove) =>
  one.parent_id === other.parent_id &&
  (other.from ?? '0000') <= (one.from ?? '0000') &&
  (one.to ?? '9999') <= (other.to ?? '9999')

/** The last day on which a committee is above an organisation, which ends with its dissolution. */
const lastDay = ({ to }: Pick<CommitteeAbove, 'to'>, dissolved_on: string | null): string => {
  const end = dissolved_on === null ? '9999' : dayBefore(dissolved_on)
  return to !== null && to < end ? to : end
}

/** The days that a committee has above an organisation, where these are new. */
function problemOfCommittees(
  { current, values }: CellDraft,
  known: ReadonlyMap<string, KnownOrganisation>,
): Problem | undefined {
  const stored = current?.committees_above ?? []
  const given = values.committees_above ?? []
  const isNamed = values.parent_id !== null && values.parent_id !== current?.parent_id
  for (const [at, one] of given.entries()) {
    if (stored.some((other) => isWithin(one, other))) continue
    const day = known.get(one.parent_id ?? '')?.dissolved_on ?? null
    if (day === null || lastDay(one, values.dissolved_on) < day) continue
    const field = isNamed && one.to === null ? 'parent_id' : `committees_above/${at}/to`
    return refusal(field, {
      en: `The organisation above was dissolved on ${day}: name the one above since then, or a last day before it in committees_above.`,
      vi: `Tổ chức cấp trên đã giải thể từ ngày ${vietnameseDay(day)}: hãy chọn tổ chức cấp trên từ ngày đó, hoặc ghi ngày cuối trực thuộc trước ngày này.`,
    })
  }
  return undefined
}

/** An organisation that became part of another one, or was a part of it, when that one was no longer there. */
function problemOfNeighbours(
  { current, values }: CellDraft,
  known: ReadonlyMap<string, KnownOrganisation>,
): Problem | undefined {
  const { dissolved_on, merged_into_id, established_on, split_from_id } = values
  const differs = (fields: readonly (keyof PartyCell & keyof PartyCellInput)[]) =>
    fields.some((field) => (values[field] ?? null) !== (current?.[field] ?? null))
  const merged = known.get(merged_into_id ?? '')?.dissolved_on ?? null
  if (differs(['dissolved_on', 'merged_into_id']) && merged !== null && merged <= (dissolved_on ?? ''))
    return refusal('merged_into_id', {
      en: `It was dissolved on ${merged} itself: name the organisation that goes on.`,
      vi: `Tổ chức này cũng đã giải thể từ ngày ${vietnameseDay(merged)}: hãy chọn tổ chức tiếp nhận còn hoạt động.`,
    })
  const split = known.get(split_from_id ?? '')?.dissolved_on ?? null
  if (differs(['established_on', 'split_from_id']) && split !== null && split < (established_on ?? ''))
    return refusal('split_from_id', {
      en: `It was dissolved on ${split}, before this one was established: correct the day, or name another organisation.`,
      vi: `Tổ chức này đã giải thể từ ngày ${vietnameseDay(split)}, trước ngày thành lập của tổ chức tách ra: hãy sửa ngày, hoặc chọn tổ chức khác.`,
    })
  return undefined
}

const laterNeighbour = ({ name }: { name: string }) =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: '/dissolved_on',
        code: 'has_organisations',
        message: {
          en: `${name} was merged into it, or split from it, later: name a later day, or correct that organisation first.`,
          vi: `${name} được sáp nhập vào hoặc tách ra từ tổ chức này sau ngày đó: hãy ghi ngày giải thể muộn hơn, hoặc sửa tổ chức đó trước.`,
        },
      },
    ],
  })

/** Rejects days of dissolution before something that has happened with the organisation. */
async function rejectEarlierThanNeighbours(
  drafts: readonly CellDraft[],
  { transaction: { orm }, rejectRow }: WriteContext,
): Promise<void> {
  const dissolved = drafts.filter(
    ({ current, values }) =>
      current !== undefined && values.dissolved_on !== null && values.dissolved_on !== current.dissolved_on,
  )
  if (dissolved.length === 0) return
  const ids = dissolved.map(({ id }) => id)
  const { name, dissolved_on, established_on, merged_into_id, split_from_id } = table
  const merged = await orm
    .select({ name, of: merged_into_id, on: dissolved_on })
    .from(table)
    .where(and(inArray(merged_into_id, ids), isNull(table.deleted_at)))
  const split = await orm
    .select({ name, of: split_from_id, on: established_on })
    .from(table)
    .where(and(inArray(split_from_id, ids), isNull(table.deleted_at)))
  for (const { id: key, values } of dissolved) {
    const day = values.dissolved_on!
    const later =
      merged.find((one) => one.of === key && (one.on ?? '') >= day) ??
      split.find((one) => one.of === key && (one.on ?? '') > day)
    if (later !== undefined) rejectRow(key, laterNeighbour(later))
  }
}

/**
 * Rejects organisations that would be below a dissolved one, become part of one, or be split from one afterwards; for
 * `prepare`. A trigger holds the same for writers that do not call this. What is stored already stays.
 */
export async function rejectDissolvedNeighbours(
  drafts: readonly CellDraft[],
  context: WriteContext,
): Promise<void> {
  const known = await organisationsOf(
    context.transaction,
    drafts.flatMap(({ values }) => [
      values.merged_into_id,
      values.split_from_id,
      ...(values.committees_above ?? []).map(({ parent_id }) => parent_id),
    ]),
  )
  for (const draft of drafts) {
    const problem = problemOfCommittees(draft, known) ?? problemOfNeighbours(draft, known)
    if (problem !== undefined) context.rejectRow(draft.id, problem)
  }
  await rejectEarlierThanNeighbours(drafts, context)
}
