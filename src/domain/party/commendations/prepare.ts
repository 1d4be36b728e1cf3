import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { rejectDaysAhead } from '../../days-ahead.ts'
import { organisationsOf } from '../cells/existing-on.ts'
import type { Commendation, CommendationInput } from './schema.ts'

type CommendationDraft = Draft<Commendation, CommendationInput>

/** Sets a missing year to the year of the decision. */
const withYear = ({ values }: CommendationDraft): CommendationInput => {
  const { year, decided_on: day } = values
  return year === null && day !== null ? { ...values, year: Number(day.slice(0, 4)) } : values
}

const dissolved = (field: 'year' | 'decided_on', day: string): Problem => {
  const message: Bilingual = {
    en: `The organisation was dissolved on ${day}: name an earlier ${field === 'year' ? 'year' : 'day'}, or the organisation that it became part of.`,
    vi: `Tổ chức này đã giải thể từ ngày ${vietnameseDay(day)}: hãy ghi ${field === 'year' ? 'năm' : 'ngày'} sớm hơn, hoặc chọn tổ chức tiếp nhận.`,
  }
  return new Problem('unprocessable', { errors: [{ pointer: `/${field}`, code: 'dissolved', message }] })
}

/**
 * Completes years, and rejects decisions of days ahead and of organisations that were dissolved by then; for `prepare`. A trigger
 * holds the same for writers that ask nobody. What is stored already stays.
 */
export async function prepareCommendations(
  drafts: readonly CommendationDraft[],
  context: WriteContext,
): Promise<CommendationInput[]> {
  const { transaction, rejectRow } = context
  rejectDaysAhead(drafts, ['decided_on'], context)
  const organisations = await organisationsOf(
    transaction,
    drafts.map(({ values }) => values.party_cell_id),
  )
  return drafts.map((draft) => {
    const { id, current } = draft
    const values = withYear(draft)
    const { year, decided_on, party_cell_id = null } = values
    const day = organisations.get(party_cell_id ?? '')?.dissolved_on ?? null
    const isSame =
      party_cell_id === current?.party_cell_id && year === current.year && decided_on === current.decided_on
    if (day === null || isSame) return values
    if (year !== null && `${year}-01-01` >= day) rejectRow(id, dissolved('year', day))
    else if (decided_on !== null && decided_on >= day) rejectRow(id, dissolved('decided_on', day))
    return values
  })
}
