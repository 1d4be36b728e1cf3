import { sql, type SQL } from 'drizzle-orm'
import { modeLabels, plannedLabels, statusLabels } from '../../../domain/training/classes/labels.ts'
import { familyLabels, trainingTypeLabels } from '../../../domain/training/programs/labels.ts'
import { groupedByYear } from '../group-by-year.ts'
import type { Statistic } from '../statistic.ts'

/** Keys that a class has one value of; its learners may be inside the plan and outside it. */
const classKeys = ['program', 'family', 'training_type', 'mode', 'status'] as const
type ClassKey = (typeof classKeys)[number]

/** Of what a class's row or its programme's row has them. */
const columns: Record<ClassKey, SQL> = {
  program: sql`programs.code`,
  family: sql`programs.family`,
  training_type: sql`programs.training_type`,
  mode: sql`added.mode`,
  status: sql`added.status`,
}
const ofProgram: readonly string[] = ['program', 'family', 'training_type']

const listed = (parts: SQL[]) => sql.join(parts, sql`, `)

const ofClasses: Record<string, SQL> = { classes: sql`count(*)`, learners: sql`sum(learners)` }

/** The same of what is in the plan (1), outside it (2) and of which nothing is said (3): one class may have learners of each. */
const byPlan: Record<string, SQL> = {
  classes_1: sql`(count(*) filter (where planned))::int`,
  classes_2: sql`(count(*) filter (where not planned))::int`,
  classes_3: sql`(count(*) filter (where planned is null))::int`,
  learners_1: sql`sum(inside) filter (where inside > 0 or planned)`,
  learners_2: sql`sum(outside) filter (where outside > 0 or not planned)`,
  learners_3: sql`sum(neither) filter (where neither > 0 or planned is null)`,
}

/**
 * Classes and their learners, added up as far as the keys tell them apart: some hundred rows of some ten thousand, so
 * that whatever is done next is done to few.
 */
function addedUp(keys: readonly ClassKey[], sums: Record<string, SQL>): SQL {
  const isByProgram = keys.some((key) => ofProgram.includes(key))
  const told = [
    sql`year`,
    ...(isByProgram ? [sql`program_id`] : []),
    ...keys.filter((key) => !ofProgram.includes(key)).map((key) => sql`${sql.identifier(key)}`),
  ]
  const named = keys.map((key) => sql`${columns[key]} as ${sql.identifier(key)}`)
  const added = Object.keys(sums).map((name) => sql`added.${sql.identifier(name)}`)
  const summed = Object.entries(sums).map(([name, sum]) => sql`${sum} as ${sql.identifier(name)}`)
  return sql`select ${listed([sql`added.year`, ...named, ...added])}
    from (
      select ${listed([...told, ...summed])}
      from class_counts where not trashed and status <> 'cancelled'
        and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}
      group by ${listed(told)}
    ) as added ${isByProgram ? sql`join programs on programs.id = added.program_id` : sql``}`
}

/** Rows of each part of the plan that has classes or learners. */
function splitByPlan(keys: readonly ClassKey[]): SQL {
  const others = keys.map((key) => sql`, ${sql.identifier(key)}`)
  return sql`select year${sql.join(others)}, part.planned, nullif(part.classes, 0) as classes, part.learners
    from (${addedUp(keys, byPlan)}) as added_up
    cross join lateral (values ('true', classes_1, learners_1), ('false', classes_2, learners_2), (null, classes_3, learners_3))
      as part (planned, classes, learners)
    where part.classes > 0 or part.learners > 0`
}

// learners without a class of their part: how many classes that part has is not said
const counts = sql`case when sum(classes) is null then json_build_object('learners', sum(learners))
  else json_build_object('classes', sum(classes), 'learners', sum(learners)) end`

function counted(names: readonly string[]): SQL {
  const keys = classKeys.filter((key) => names.includes(key))
  const rows = names.includes('planned') ? splitByPlan(keys) : addedUp(keys, ofClasses)
  return groupedByYear(names, counts, rows)
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
