import { sql, type SQL } from 'drizzle-orm'
import { enrollmentResultLabels } from '../../../domain/training/enrollments/labels.ts'
import { sexLabels } from '../../../domain/training/learners/labels.ts'
import { isMinority } from '../../../domain/training/learners/minority.ts'
import { positionLevelLabels, unitGroupLabels } from '../../../domain/training/work/labels.ts'
import type { Grouping } from '../statistic.ts'
import type { ageBands, PersonKey } from './person-values.ts'

const minorityLabels = {
  true: { vi: 'Dân tộc thiểu số', en: 'Ethnic minorities' },
  false: { vi: 'Dân tộc Kinh', en: 'Kinh' },
}

const ageBandLabels: Record<(typeof ageBands)[number], { vi: string; en: string }> = {
  under_30: { vi: 'Dưới 30 tuổi', en: 'Under 30' },
  '30_to_39': { vi: 'Từ 30 đến 39 tuổi', en: '30 to 39' },
  '40_to_49': { vi: 'Từ 40 đến 49 tuổi', en: '40 to 49' },
  '50_to_59': { vi: 'Từ 50 đến 59 tuổi', en: '50 to 59' },
  '60_and_over': { vi: 'Từ 60 tuổi trở lên', en: '60 and over' },
}

/** The groupings of persons; what they count is of the day of enrolling, except sex, ethnicity and birth. */
export const personGroupings: Record<PersonKey, Grouping> = {
  sex: { label: { vi: 'Giới tính', en: 'Sex' }, description: 'sex of the learner', values: sexLabels },
  minority: {
    label: { vi: 'Dân tộc', en: 'Ethnic group' },
    description:
      'whether the learner belongs to an ethnic minority; null for foreigners and where it is not known',
    values: minorityLabels,
  },
  age_band: {
    label: { vi: 'Độ tuổi', en: 'Age' },
    description: 'age of the learner: the year of the class less the year of birth',
    values: ageBandLabels,
  },
  position_level: {
    label: { vi: 'Cấp công tác', en: 'Level of the position' },
    description: 'level of the position on the day of enrolling',
    values: positionLevelLabels,
  },
  unit_group: {
    label: { vi: 'Nhóm đơn vị', en: 'Group of the unit' },
    description: 'group of the unit on the day of enrolling',
    values: unitGroupLabels,
  },
  result: {
    label: { vi: 'Xếp loại', en: 'Result' },
    description: 'class of degree; null for learners without a result',
    values: enrollmentResultLabels,
  },
}

const age = sql`(added.year - learners.birth_year)`

/** The value of each key, as SQL over `enrollments`, `learners` and the class counts `added`. */
export const personColumns: Record<PersonKey, SQL> = {
  sex: sql`learners.sex`,
  minority: sql`(${isMinority})::text`,
  age_band: sql`case when ${age} < 30 then 'under_30' when ${age} < 40 then '30_to_39' when ${age} < 50 then '40_to_49'
    when ${age} < 60 then '50_to_59' when ${age} >= 60 then '60_and_over' end`,
  position_level: sql`enrollments.position_level`,
  unit_group: sql`enrollments.unit_group`,
  result: sql`enrollments.result`,
}
