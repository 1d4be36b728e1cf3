import { sql } from 'drizzle-orm'
import { participantCounts } from '../../../domain/faculty/staff-developments/participant-counts.ts'
import { countMeasures } from '../count-measures.ts'
import { groupByYear } from '../group-by-year.ts'
import { studyLabels } from '../labels.ts'
import type { Statistic } from '../statistic.ts'

type StaffMeasure = 'sent_for_study' | 'field_research' | 'teaching_contests' | 'other'

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

/** The statistic of staff developments; a person who was sent twice counts twice. */
export const staffStatistic: Statistic<StaffMeasure> = {
  name: 'staff',
  title: { vi: 'Cán bộ, giảng viên học tập và đi thực tế', en: 'Staff sent to study and into the field' },
  measures: [
    {
      name: 'sent_for_study',
      label: { vi: 'Lượt đi học, bồi dưỡng', en: 'Sent to study or train' },
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
      label: { vi: 'Lượt thi giảng viên giỏi', en: 'At teaching contests' },
      indicator: null,
      registers,
    },
    { name: 'other', label: { vi: 'Lượt khác', en: 'Other' }, indicator: null, registers },
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
