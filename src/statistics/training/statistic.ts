import { sql, type SQL } from 'drizzle-orm'
import { modeLabels, plannedLabels, statusLabels } from '../../training/classes/labels.ts'
import { familyLabels, trainingTypeLabels } from '../../training/programs/labels.ts'
import { groupedByYear } from '../grouped.ts'
import type { Statistic } from '../statistic.ts'

const learners = sql`case when kept.live > 0 then kept.planned + kept.unplanned + kept.as_class else classes.headcount end`

/**
 * How many learners of a class are in the plan, outside it, or neither: as their enrollments say, else as their class;
 * by the reported headcounts where it has no enrollments.
 */
const byPlan = sql`
  case when kept.live > 0 then kept.planned + case when classes.planned then kept.as_class else 0 end
    when classes.headcount_unplanned is not null then classes.headcount - classes.headcount_unplanned
    when classes.planned then classes.headcount end as inside,
  case when kept.live > 0 then kept.unplanned + case when not classes.planned then kept.as_class else 0 end
    when classes.headcount_unplanned is not null then classes.headcount_unplanned
    when not classes.planned then classes.headcount end as outside,
  case when kept.live > 0 then case when classes.planned is null then kept.as_class else 0 end
    when classes.headcount_unplanned is null and classes.planned is null then classes.headcount end as neither`

const columns = sql`classes.year, programs.code as program, programs.family, programs.training_type, classes.mode, classes.status`

const held = sql`from classes join programs on programs.id = classes.program_id
  left join class_enrollment_counts kept on kept.class_id = classes.id`
const inYears = sql`where classes.deleted_at is null and classes.status <> 'cancelled'
  and classes.year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

/**
 * Learners by what is said of the plan, of which one class may have several. Classes are added up first, so that only
 * few rows are split.
 */
function splitByPlan(keys: readonly string[]): SQL {
  const others = keys.filter((key) => key !== 'planned').map((key) => sql`, ${sql.identifier(key)}`)
  const grouped = sql`year, planned${sql.join(others)}`
  return sql`select year${sql.join(others)}, part.planned, part.learners
    from (
      select ${grouped}, sum(inside) as inside, sum(outside) as outside, sum(neither) as neither
      from (select ${columns}, classes.planned::text as planned, ${byPlan} ${held} ${inYears}) as class
      group by ${grouped}
    ) as added cross join lateral (values ('true', inside), ('false', outside), (null, neither)) as part (planned, learners)
    where part.learners > 0 or part.planned is not distinct from added.planned`
}

function counted(keys: readonly string[]): SQL {
  const whole = sql`select ${columns}, classes.planned::text as planned, ${learners} as learners ${held} ${inYears}`
  if (!keys.includes('planned')) {
    const counts = sql`json_build_object('classes', count(*), 'learners', sum(learners))`
    return groupedByYear(keys, counts, whole)
  }
  const ofClasses = groupedByYear(keys, sql`json_build_object('classes', count(*))`, whole)
  const ofLearners = groupedByYear(keys, sql`json_build_object('learners', sum(learners))`, splitByPlan(keys))
  return sql`${ofClasses} union all ${ofLearners}`
}

export type TrainingMeasure = 'classes' | 'learners'

// cancelled classes are not counted
const { cancelled: _cancelled, ...statusesThatCount } = statusLabels

/** Classes and learners, of registers and of figures. */
export const trainingStatistic: Statistic<TrainingMeasure> = {
  name: 'training',
  title: { vi: 'Đào tạo, bồi dưỡng', en: 'Training' },
  measures: [
    {
      name: 'classes',
      label: { vi: 'Số lớp', en: 'Classes' },
      indicator: 'training.classes',
      registers: ['classes'],
    },
    {
      name: 'learners',
      label: { vi: 'Số học viên', en: 'Learners' },
      indicator: 'training.learners',
      registers: ['enrollments'],
    },
  ],
  groupings: {
    program: { label: { vi: 'Chương trình', en: 'Programme' }, description: 'programme' },
    family: {
      label: { vi: 'Nhóm chương trình', en: 'Family' },
      description: 'subject family of the programme',
      values: familyLabels,
    },
    training_type: {
      label: { vi: 'Loại hình', en: 'Type of training' },
      description: 'đào tạo or bồi dưỡng',
      values: trainingTypeLabels,
    },
    planned: {
      label: { vi: 'Kế hoạch', en: 'Plan' },
      description: 'in the plan or outside it',
      values: plannedLabels,
    },
    mode: {
      label: { vi: 'Hình thức', en: 'Mode' },
      description: 'how classes are taught',
      values: modeLabels,
    },
    status: {
      label: { vi: 'Trạng thái', en: 'State' },
      description: 'state of the class',
      values: statusesThatCount,
    },
  },
  counted,
}
