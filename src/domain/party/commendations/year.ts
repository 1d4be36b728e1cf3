import { rejectDaysAhead } from '../../training/days-ahead.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { Commendation, CommendationInput } from './schema.ts'

type CommendationDraft = Draft<Commendation, CommendationInput>

/** Sets a missing year to the year of the decision. */
const withYear = ({ values }: CommendationDraft): CommendationInput => {
  const { year, decided_on: day } = values
  return year === null && day !== null ? { ...values, year: Number(day.slice(0, 4)) } : values
}

/** Completes years, and rejects decisions of days ahead; for `prepare`. */
export function prepareCommendations(
  drafts: readonly CommendationDraft[],
  context: WriteContext,
): CommendationInput[] {
  rejectDaysAhead(drafts, ['decided_on'], context)
  return drafts.map(withYear)
}
