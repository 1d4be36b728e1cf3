import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { today } from '../../school-day.ts'
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

const inFuture = (field: 'birth_date' | 'birth_year') =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: `/${field}`,
        code: 'in_future',
        message: {
          en: 'Nobody is born after today: correct it, or leave it out if it is not known.',
          vi: 'Không được sau hôm nay: hãy sửa lại, hoặc để trống nếu chưa rõ.',
        },
      },
    ],
  })

/** The year of birth that is stored, and compared. */
export const yearOfBirth = ({ birth_date, birth_year }: Pick<LearnerInput, 'birth_date' | 'birth_year'>) =>
  birth_date === null ? birth_year : Number(birth_date.slice(0, 4))

/** Completes years by the days of birth, and rejects years that contradict them and births that have not come; for `prepare`. */
export function completeLearners(
  drafts: readonly Draft<Learner, LearnerInput>[],
  { rejectRow }: WriteContext,
): LearnerInput[] {
  const day = today()
  return drafts.map(({ id, current, values }) => {
    const { birth_date, birth_year } = values
    const ethnicity = storedEthnicity(values.ethnicity)
    const year = yearOfBirth(values)
    if (birth_date !== null && birth_year !== null && birth_year !== year)
      rejectRow(id, contradiction(birth_date, birth_year))
    // what is stored already does not keep other fields from changing
    if (birth_date !== null && birth_date > day && birth_date !== current?.birth_date)
      rejectRow(id, inFuture('birth_date'))
    else if (
      birth_date === null &&
      year !== null &&
      year > Number(day.slice(0, 4)) &&
      year !== current?.birth_year
    )
      rejectRow(id, inFuture('birth_year'))
    return { ...values, ethnicity, birth_year: year }
  })
}

/** The year is left out where the day says it, so that a new day brings its year. */
export function inputOfLearner({ birth_year, ...row }: Learner) {
  return row.birth_date === null ? { ...row, birth_year } : row
}
