import { sql, type SQL } from 'drizzle-orm'
import { learnerAccess } from '../../../domain/training/access.ts'
import { modeLabels, plannedLabels, statusLabels } from '../../../domain/training/classes/labels.ts'
import { familyLabels, trainingTypeLabels } from '../../../domain/training/programs/labels.ts'
import { openedClass } from '../../../domain/training/class-counts/opened.ts'
import type { CoveredRegister } from '../../../domain/figures/register-coverage/table.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import { seesAllRows } from '../../../platform/access/policy.ts'
import { commaSeparated } from '../../../platform/database/sql-lists.ts'
import { groupByYear } from '../group-by-year.ts'
import {
  classColumns,
  classKeys,
  classKeysOf,
  isProgramKey,
  selectedClassKeys,
  type ClassKey,
} from './class-keys.ts'
import {
  completionPercent,
  completionSums,
  countAllCompletions,
  countProtectedCompletions,
} from './completions.ts'
import { computePersons, countDistinctLearners, haveTurns } from './distinct-learners.ts'
import { personGroupings } from './person-keys.ts'
import { countPersons, shareOfKnown } from './person-rows.ts'
import { isPersonKey, personKeys } from './person-values.ts'
import { originGrouping } from '../origin-grouping.ts'
import { programJoins, type ProgramJoin } from './program-joins.ts'
import { programsSql } from './programs-sql.ts'
import { countPlans, fulfilment, planKeys } from './plan.ts'
import { withholdSmallCounts } from './withhold.ts'
import type { Statistic } from '../statistic.ts'

const classSums: Record<string, SQL> = {
  classes: sql`count(*)`,
  learners: sql`sum(learners)`,
  // classes whose learners are known
  sized_classes: sql`count(learners)`,
}

/** The sums of classes and learners in the plan (1), outside it (2) and unknown (3); a class can have learners of each. */
const sumsByPlan: Record<string, SQL> = {
  classes_1: sql`(count(*) filter (where planned))::int`,
  classes_2: sql`(count(*) filter (where not planned))::int`,
  classes_3: sql`(count(*) filter (where planned is null))::int`,
  sized_classes_1: sql`count(learners) filter (where planned)`,
  sized_classes_2: sql`count(learners) filter (where not planned)`,
  sized_classes_3: sql`count(learners) filter (where planned is null)`,
  learners_1: sql`sum(inside) filter (where inside > 0 or planned)`,
  learners_2: sql`sum(outside) filter (where outside > 0 or not planned)`,
  learners_3: sql`sum(neither) filter (where neither > 0 or planned is null)`,
}

/**
 * Sums classes and learners by year and keys. This makes some hundred rows of some ten thousand, so that the following
 * steps are fast.
 */
function sumClasses(keys: readonly ClassKey[], sums: Record<string, SQL>, joinPrograms: SQL): SQL {
  const groupColumns = classColumns(keys)
  const selectedSums = Object.keys(sums).map((name) => sql`added.${sql.identifier(name)}`)
  const sumColumns = Object.entries(sums).map(([name, sum]) => sql`${sum} as ${sql.identifier(name)}`)
  return sql`select ${commaSeparated([sql`added.year`, ...selectedClassKeys(keys), ...selectedSums])}
    from (
      select ${commaSeparated([groupColumns, ...sumColumns])}
      from class_counts where ${openedClass}
        and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}
      group by ${groupColumns}
    ) as added ${keys.some(isProgramKey) ? joinPrograms : sql``}`
}

/** Splits the sums into rows by `planned`, without empty ones. */
function splitByPlan(keys: readonly ClassKey[], joinPrograms: SQL): SQL {
  const others = keys.map((key) => sql`, ${sql.identifier(key)}`)
  return sql`select year${sql.join(others)}, part.planned, nullif(part.classes, 0) as classes, part.learners, part.sized_classes
    from (${sumClasses(keys, sumsByPlan, joinPrograms)}) as added_up
    cross join lateral (values ('true', classes_1, learners_1, sized_classes_1), ('false', classes_2, learners_2, sized_classes_2), (null, classes_3, learners_3, sized_classes_3))
      as part (planned, classes, learners, sized_classes)
    where part.classes > 0 or part.learners > 0`
}

/** The sums as counts of a row. */
const countsOf = (sums: Record<string, SQL>): SQL =>
  sql`json_build_object(${commaSeparated(
    Object.keys(sums).map((name) => sql`${sql.raw(`'${name}'`)}, sum(${sql.identifier(name)})`),
  )})`

/**
 * The counts of rows by `planned`. Learners of a class that is not in the same part of the plan: the number of classes of
 * this part is unknown. A part has learners of classes of another one, so only the total tells their size.
 */
const countsByPlan = sql`case when sum(classes) is null then json_build_object('learners', sum(learners))
  when grouping(planned) = 0 then json_build_object('classes', sum(classes), 'learners', sum(learners)) else ${countsOf(classSums)} end`

/** Learners for each class whose learners are known, with one decimal. */
function averageSize(countOf: (name: string) => number | null): number | null {
  const [learners, sized] = [countOf('learners'), countOf('sized_classes')]
  return learners === null || !sized ? null : Math.round((learners / sized) * 10) / 10
}

/** What a response needs beside classes, learners and plans. */
interface TrainingVariant {
  follow: ProgramJoin
  /** Completions and persons as a caller may learn them; `none` counts neither. */
  detail: 'all' | 'protected' | 'none'
  /** Whether the response is about one year, so that its enrollments can be read. */
  oneYear: boolean
}

/** The counts of the whole school, and of rows by keys that do not group persons. */
function countClasses(names: readonly string[], { follow, detail }: TrainingVariant): SQL[] {
  const join = programJoins[follow]
  const keys = classKeysOf(names)
  const isByPlan = names.includes('planned')
  const sums = detail === 'all' ? { ...classSums, ...completionSums } : classSums
  const counted = isByPlan
    ? groupByYear(names, countsByPlan, splitByPlan(keys, join('added')))
    : groupByYear(names, countsOf(sums), sumClasses(keys, sums, join('added')))
  const parts = [counted, countPlans(names, join('plan'))]
  if (detail === 'all' && isByPlan) parts.push(countAllCompletions)
  if (detail === 'protected') parts.push(countProtectedCompletions)
  return parts
}

const countTraining =
  (variant: TrainingVariant) =>
  (names: readonly string[]): SQL => {
    const { follow, detail, oneYear } = variant
    const byPersons = names.some(isPersonKey)
    const parts = countClasses(byPersons ? [] : names, variant)
    const joinPrograms = programJoins[follow]('added')
    const fromTurns = oneYear && haveTurns(names)
    if (byPersons) parts.push(countPersons(names, { joinPrograms, everyValue: detail !== 'all', fromTurns }))
    if (oneYear && !fromTurns && detail === 'all') parts.push(countDistinctLearners(names, joinPrograms))
    return sql.join(parts, sql` union all `)
  }

/** The names of the measures of training. */
export type TrainingMeasure =
  | 'classes'
  | 'learners'
  | 'planned_classes'
  | 'planned_learners'
  | 'fulfilment_percent'
  | 'average_class_size'
  | 'completed'
  | 'completion_percent'
  | 'distinct_learners'
  | 'share_percent'

// cancelled classes are not counted
const { cancelled: _cancelled, ...countedStatuses } = statusLabels

/** The statistic of classes and learners. */
export const trainingStatistic: Statistic<TrainingMeasure> = {
  name: 'training',
  title: { vi: 'Đào tạo, bồi dưỡng', en: 'Training' },
  access: learnerAccess,
  measures: [
    {
      name: 'classes',
      label: { vi: 'Số lớp', en: 'Classes' },
      indicator: 'training.classes',
      keys: [...classKeys, 'planned'],
      registers: ['classes'],
    },
    {
      name: 'learners',
      label: { vi: 'Số học viên', en: 'Learners' },
      indicator: 'training.learners',
      registers: ['enrollments'],
    },
    {
      name: 'planned_classes',
      label: { vi: 'Số lớp theo kế hoạch', en: 'Planned classes' },
      indicator: 'training.classes',
      ofPlan: true,
      keys: planKeys,
      registers: ['training-plans'],
    },
    {
      name: 'planned_learners',
      label: { vi: 'Số học viên theo kế hoạch', en: 'Planned learners' },
      indicator: 'training.learners',
      ofPlan: true,
      keys: planKeys,
      registers: ['training-plans'],
    },
    {
      name: 'fulfilment_percent',
      label: { vi: 'Mức thực hiện kế hoạch (%)', en: 'Fulfilment of the plan (%)' },
      indicator: 'training.plan_fulfilment',
      keys: planKeys,
      ratio: fulfilment,
      registers: ['classes', 'enrollments', 'training-plans'],
    },
    {
      name: 'average_class_size',
      label: { vi: 'Sĩ số bình quân', en: 'Average size of a class' },
      indicator: null,
      keys: classKeys,
      ratio: averageSize,
      registers: ['classes', 'enrollments'],
    },
    {
      name: 'completed',
      label: { vi: 'Số học viên hoàn thành', en: 'Completed' },
      indicator: null,
      registers: [],
    },
    {
      name: 'completion_percent',
      label: { vi: 'Tỷ lệ hoàn thành (%)', en: 'Completed (%)' },
      indicator: null,
      ratio: completionPercent,
      registers: [],
    },
    {
      name: 'distinct_learners',
      label: { vi: 'Số người học', en: 'Persons' },
      indicator: null,
      registers: [],
    },
    {
      name: 'share_percent',
      label: { vi: 'Tỷ lệ trong số đã rõ (%)', en: 'Share of those known (%)' },
      indicator: null,
      keys: [...classKeys, ...personKeys],
      ratio: shareOfKnown,
      registers: ['classes', 'enrollments'],
    },
  ],
  groupings: {
    program: {
      label: { vi: 'Chương trình', en: 'Programme' },
      description: 'programme',
      namesSql: programsSql,
    },
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
      values: countedStatuses,
    },
    origin: originGrouping,
    ...personGroupings,
  },
  countSql: countTraining({ follow: 'own', detail: 'none', oneYear: false }),
}

const completions: ReadonlySet<string> = new Set(['completed', 'completion_percent'])

/** Registers that make completions and persons complete, where they are counted; elsewhere they are null, and not 0. */
const enrollmentRegisters: readonly CoveredRegister[] = ['classes', 'enrollments']

/** Readers get them for the whole school only. */
const detailKeys = { all: [...classKeys, ...personKeys], protected: [], none: [] }

function makeVariant(variant: TrainingVariant, smallCount: number): Statistic<TrainingMeasure> {
  const { detail, follow, oneYear } = variant
  const counted = (name: string) => completions.has(name) || (name === 'distinct_learners' && oneYear)
  return {
    ...trainingStatistic,
    measures: trainingStatistic.measures.map((measure) =>
      counted(measure.name)
        ? { ...measure, keys: detailKeys[detail], registers: enrollmentRegisters }
        : measure,
    ),
    countSql: countTraining(variant),
    ...(oneYear ? { computed: computePersons(programJoins[follow]('added'), detail === 'protected') } : {}),
    ...(detail === 'protected' ? { withhold: withholdSmallCounts(smallCount) } : {}),
  }
}

/**
 * Gives the statistic that a caller gets: who may read enrollments gets all counts, others none that tell about few persons.
 * Each is made once, because statements are cached by statistic.
 */
export function trainingStatistics(smallCount: number) {
  const variants = new Map<string, Statistic<TrainingMeasure>>()
  return (follow: ProgramJoin, oneYear: boolean, caller: Caller): Statistic<TrainingMeasure> => {
    const detail = seesAllRows(learnerAccess, caller) ? 'all' : 'protected'
    const name = [follow, detail, oneYear].join(' ')
    const existing = variants.get(name)
    if (existing) return existing
    const made = makeVariant({ follow, detail, oneYear }, smallCount)
    variants.set(name, made)
    return made
  }
}
