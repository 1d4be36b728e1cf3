import { sql, type SQL } from 'drizzle-orm'
import { modeLabels, plannedLabels, statusLabels } from '../../training/classes/labels.ts'
import { familyLabels, trainingTypeLabels } from '../../training/programs/labels.ts'
import { groupedByYear } from '../grouped.ts'
import type { Statistic } from '../statistic.ts'

const attributes = ['program', 'family', 'training_type', 'planned', 'mode', 'status'] as const
type Attribute = (typeof attributes)[number]

/** Of what a class's row or its programme's row has them. */
const columns: Record<Attribute, SQL> = {
  program: sql`programs.code`,
  family: sql`programs.family`,
  training_type: sql`programs.training_type`,
  planned: sql`added.planned::text`,
  mode: sql`added.mode`,
  status: sql`added.status`,
}
const ofProgram: readonly string[] = ['program', 'family', 'training_type']

const listed = (parts: SQL[]) => sql.join(parts, sql`, `)

/**
 * Classes and their learners, added up as far as the keys tell them apart: some hundred rows of some ten thousand, so
 * that whatever is done next is done to few.
 */
function addedUp(keys: readonly Attribute[]): SQL {
  const isByProgram = keys.some((key) => ofProgram.includes(key))
  const told = [
    sql`year`,
    ...(isByProgram ? [sql`program_id`] : []),
    ...keys.filter((key) => !ofProgram.includes(key)).map((key) => sql`${sql.identifier(key)}`),
  ]
  const named = keys.map((key) => sql`${columns[key]} as ${sql.identifier(key)}`)
  return sql`select ${listed([sql`added.year`, ...named])}, added.classes, added.learners, added.inside, added.outside, added.neither
    from (
      select ${listed(told)}, count(*) as classes, sum(learners) as learners, sum(inside) as inside,
        sum(outside) as outside, sum(neither) as neither
      from class_counts where not trashed and status <> 'cancelled'
        and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}
      group by ${listed(told)}
    ) as added ${isByProgram ? sql`join programs on programs.id = added.program_id` : sql``}`
}

/** Learners by what is said of the plan, of which one class may have several. */
function splitByPlan(keys: readonly Attribute[]): SQL {
  const others = keys.filter((key) => key !== 'planned').map((key) => sql`, ${sql.identifier(key)}`)
  return sql`select year${sql.join(others)}, part.planned, part.learners from added_up
    cross join lateral (values ('true', inside), ('false', outside), (null, neither)) as part (planned, learners)
    where part.learners > 0 or part.planned is not distinct from added_up.planned`
}

function counted(names: readonly string[]): SQL {
  const keys = attributes.filter((key) => names.includes(key))
  if (!keys.includes('planned')) {
    const counts = sql`json_build_object('classes', sum(classes), 'learners', sum(learners))`
    return groupedByYear(names, counts, addedUp(keys))
  }
  const classes = sql`json_build_object('classes', sum(classes))`
  const learners = sql`json_build_object('learners', sum(learners))`
  return sql`with added_up as materialized (${addedUp(keys)})
    ${groupedByYear(names, classes, sql`select * from added_up`)}
    union all ${groupedByYear(names, learners, splitByPlan(keys))}`
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
