import { inArray } from 'drizzle-orm'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual, type FieldError } from '../../../platform/http/problems.ts'
import { cellKinds, partyCells as table, type organisationKinds } from './table.ts'

/** What says whether something can be recorded for an organisation. */
export interface KnownOrganisation {
  kind: (typeof organisationKinds)[number]
  dissolved_on: string | null
  deleted_at: string | null
}

/** Organisations by id. */
export async function organisationsOf(
  { orm }: Transaction,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, KnownOrganisation>> {
  const named = [...new Set(ids.flatMap((id) => id ?? []))]
  if (named.length === 0) return new Map()
  const { id, kind, dissolved_on, deleted_at } = table
  const found = await orm.select({ id, kind, dissolved_on, deleted_at }).from(table).where(inArray(id, named))
  return new Map(found.map((one) => [one.id, one]))
}

/** Whether organisations of a kind have members. */
export const hasMembers = (kind: KnownOrganisation['kind']): boolean =>
  cellKinds.some((cellKind) => cellKind === kind)

const refusal = (field: string, code: string, message: Bilingual) =>
  new Problem('unprocessable', { errors: [{ pointer: `/${field}`, code, message }] })

/** The 422 for a membership in an organisation without members. */
export const noMembers = (field = 'party_cell_id') =>
  refusal(field, 'no_members', {
    en: 'Only cells have members (kind cell or grassroots_cell): name the cell of the member.',
    vi: 'Chỉ chi bộ mới có đảng viên sinh hoạt: hãy chọn chi bộ của đảng viên.',
  })

/**
 * The problem of a membership; undefined if there is none. A trigger holds the same for writers that do not call this.
 * @param field the field to change for a membership that began before; `party_cell_id` for the cell of a member, who has no last day
 */
export function problemOfMembership(
  organisation: KnownOrganisation | undefined,
  { from, to }: { from: string | null; to: string | null },
  field: 'party_cell_id' | 'to' = 'to',
): Problem | undefined {
  if (organisation === undefined) return undefined
  const { kind, dissolved_on } = organisation
  if (!hasMembers(kind)) return noMembers()
  if (dissolved_on === null || (to !== null && to < dissolved_on)) return undefined
  if (field === 'party_cell_id')
    return refusal(field, 'dissolved', {
      en: `The cell was dissolved on ${dissolved_on}: name the cell that the member belongs to now, and enter the time in this one as a membership (/v1/party-memberships).`,
      vi: `Chi bộ đã giải thể từ ngày ${vietnameseDay(dissolved_on)}: hãy chọn chi bộ mà đảng viên đang sinh hoạt; thời gian sinh hoạt tại chi bộ đã giải thể thì ghi thành bản ghi sinh hoạt đảng riêng.`,
    })
  if (from !== null && from >= dissolved_on)
    return refusal('party_cell_id', 'dissolved', {
      en: `The cell was dissolved on ${dissolved_on}: name the cell that the member belongs to since, or an earlier day.`,
      vi: `Chi bộ đã giải thể từ ngày ${vietnameseDay(dissolved_on)}: hãy chọn chi bộ mà đảng viên sinh hoạt từ đó, hoặc ghi ngày sớm hơn.`,
    })
  return refusal(field, 'dissolved', {
    en: `The cell was dissolved on ${dissolved_on}: name a last day before it, and a membership in the next cell.`,
    vi: `Chi bộ đã giải thể từ ngày ${vietnameseDay(dissolved_on)}: ngày cuối sinh hoạt phải trước ngày này; sau đó hãy ghi sinh hoạt tại chi bộ mới.`,
  })
}

/**
 * The 422 for a grading of an organisation that was dissolved when the period ended; undefined if it was there. Gradings
 * that are stored already keep their organisation.
 */
export function problemOfGrading(
  organisation: KnownOrganisation | undefined,
  lastDay: string,
): Problem | undefined {
  const dissolved_on = organisation?.dissolved_on ?? null
  if (dissolved_on === null || lastDay < dissolved_on) return undefined
  return refusal('party_cell_id', 'dissolved', {
    en: `It was dissolved on ${dissolved_on}, before the period ends: name the organisation that it became part of, or an earlier period.`,
    vi: `Tổ chức này đã giải thể từ ngày ${vietnameseDay(dissolved_on)}, trước khi kỳ đánh giá kết thúc: hãy chọn tổ chức tiếp nhận, hoặc chọn kỳ trước đó.`,
  })
}

/** The error of a decision about an organisation that is dissolved on its day; undefined if it is there. */
export function errorOfDecision(
  organisation: KnownOrganisation | undefined,
  decided_on: string | null,
  pointer: string,
): FieldError | undefined {
  const dissolved_on = organisation?.dissolved_on ?? null
  if (dissolved_on === null || decided_on === null || decided_on < dissolved_on) return undefined
  return {
    pointer,
    code: 'dissolved',
    message: {
      en: `It was dissolved on ${dissolved_on}, so nothing is decided for it from that day on: name an earlier day, or leave it out.`,
      vi: `Tổ chức này đã giải thể từ ngày ${vietnameseDay(dissolved_on)} nên không còn được đánh giá, xếp loại: hãy xem lại ngày quyết định, hoặc không chọn tổ chức này.`,
    },
  }
}
