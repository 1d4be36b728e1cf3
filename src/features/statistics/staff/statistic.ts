import { sql } from 'drizzle-orm'
import { participantCounts } from '../../../domain/faculty/staff-developments/participant-counts.ts'
import { trainingAccess } from '../../../domain/training/access.ts'
import { countMeasures } from '../count-measures.ts'
import { groupByYear } from '../group-by-year.ts'
import { studyLabels } from '../labels.ts'
import type { Statistic } from '../statistic.ts'

type StaffMeasure =
  | 'sent_for_study'
  | 'field_research'
  | 'teaching_contests'
  | 'other'
  | 'citizen_receptions'
  | 'voter_meetings'
  | 'rapporteur_meetings'

const sumOfPeople = sql`sum(people)`

const counts = countMeasures([
  { name: 'sent_for_study', where: sql`kind in ('study', 'in_service_training')`, count: sumOfPeople },
  { name: 'field_research', where: sql`kind = 'field_research'`, count: sumOfPeople },
  { name: 'teaching_contests', where: sql`kind = 'teaching_contest'`, count: sumOfPeople },
  { name: 'other', where: sql`coalesce(kind, 'other') = 'other'`, count: sumOfPeople },
])

const developments = participantCounts(
  sql`year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`,
)

const registers = ['staff-developments'] as const

/** What staff attend in the province. No register holds it, so only figures state it. */
const engagements = [
  {
    name: 'citizen_receptions',
    label: { vi: 'Lượt dự tiếp công dân', en: 'At receptions of citizens' },
    indicator: 'engagement.citizen_receptions',
    registers: [],
  },
  {
    name: 'voter_meetings',
    label: { vi: 'Lượt dự tiếp xúc cử tri', en: 'At meetings with voters' },
    indicator: 'engagement.voter_meetings',
    registers: [],
  },
  {
    name: 'rapporteur_meetings',
    label: { vi: 'Lượt dự hội nghị báo cáo viên', en: 'At meetings of rapporteurs' },
    indicator: 'engagement.rapporteur_meetings',
    registers: [],
  },
] as const

/** The statistic of staff developments; a person who was sent twice counts twice. */
export const staffStatistic: Statistic<StaffMeasure> = {
  name: 'staff',
  title: {
    vi: 'Cử cán bộ, giảng viên đi đào tạo, bồi dưỡng, nghiên cứu thực tế',
    en: 'Staff sent to study, into the field and to meetings',
  },
  access: trainingAccess,
  measures: [
    {
      name: 'sent_for_study',
      label: { vi: 'Lượt đi đào tạo, bồi dưỡng', en: 'Sent to study or train' },
      indicator: 'staff.sent_for_study',
      registers,
    },
    {
      name: 'field_research',
      label: { vi: 'Lượt đi nghiên cứu thực tế', en: 'On field research' },
      indicator: 'staff.field_research',
      registers,
    },
    {
      name: 'teaching_contests',
      label: { vi: 'Lượt dự thi giảng viên dạy giỏi', en: 'At teaching contests' },
      indicator: null,
      registers,
    },
    { name: 'other', label: { vi: 'Lượt khác', en: 'Other' }, indicator: null, registers },
    ...engagements,
  ],
  groupings: {
    subject: {
      label: { vi: 'Nội dung', en: 'Purpose' },
      description: 'study or in-service training',
      values: studyLabels,
    },
  },
  countSql: (keys) => groupByYear(keys, counts, developments),
}
