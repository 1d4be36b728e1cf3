import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { storedEthnicity } from './ethnicity.ts'
import type { Learner, LearnerInput } from './schema.ts'

const contradiction = (birth_date: string, birth_year: number) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/birth_year',
        code: 'contradiction',
        message: {
          en: `It is ${birth_year}, but birth_date is ${birth_date}: correct one of them, or leave birth_year out.`,
          vi: `Năm sinh là ${birth_year} nhưng ngày sinh là ${vietnameseDay(birth_date)}: hãy sửa lại một trong hai, hoặc để trống năm sinh.`,
        },
      },
    ],
  })

/** The year of birth that is stored, and compared. */
export const yearOfBirth = ({ birth_date, birth_year }: Pick<LearnerInput, 'birth_date' | 'birth_year'>) =>
  birth_date === null ? birth_year : Number(birth_date.slice(0, 4))

/** Completes years by the days of birth, and rejects years that contradict them; for `prepare`. */
export function completeLearners(
  drafts: readonly Draft<Learner, LearnerInput>[],
  { rejectRow }: WriteContext,
): LearnerInput[] {
  return drafts.map(({ id, values }) => {
    const { birth_date, birth_year } = values
    const ethnicity = storedEthnicity(values.ethnicity)
    const year = yearOfBirth(values)
    if (birth_date !== null && birth_year !== null && birth_year !== year)
      rejectRow(id, contradiction(birth_date, birth_year))
    return { ...values, ethnicity, birth_year: year }
  })
}

/** The year is left out where the day says it, so that a new day brings its year. */
export function inputOfLearner({ birth_year, ...row }: Learner) {
  return row.birth_date === null ? { ...row, birth_year } : row
}
