import type { Api } from '../../../platform/http/api.ts'
import { orderGroups } from '../order-groups.ts'
import type { Group } from '../result.ts'
import { trainingStatistic } from '../training/statistic.ts'
import { countMovements, type MovementCounts, type MovementKey } from './count.ts'
import { periodsOf, type Period, type PeriodParameters } from './period.ts'
import { classStages, learnerStages, type Stage } from './stages.ts'

/** A number of the period beside that of the same period of the year before. */
export interface Compared {
  value: number
  before: number
  change: number
  /** Null where there was nothing before. */
  change_percent: number | null
}

/** The numbers of a group, or of the whole school. */
export interface MovementNumbers {
  classes: Partial<Record<Stage, Compared>>
  learners: Partial<Record<Stage, Compared>>
  without_learners: Compared
}

/** The movement of classes and learners in a period. */
export interface Movement {
  period: Period
  period_before: Period
  group_by: MovementKey[]
  stages: Stage[]
  rows: (MovementNumbers & { group: Group[] })[]
  total: MovementNumbers
}

/** The parameters of a movement. */
export interface MovementParameters extends PeriodParameters {
  group_by?: MovementKey[] | undefined
  stage?: Stage[] | undefined
  follow?: 'successors' | undefined
}

function compare(value: number, before: number): Compared {
  const change = value - before
  return {
    value,
    before,
    change,
    change_percent: before === 0 ? null : Math.round((change / before) * 1000) / 10,
  }
}

function numbersOf(
  present: MovementCounts | undefined,
  before: MovementCounts | undefined,
  stages: readonly Stage[],
): MovementNumbers {
  const isAsked = (stage: Stage) => stages.includes(stage)
  return {
    classes: Object.fromEntries(
      classStages
        .filter(isAsked)
        .map((stage) => [stage, compare(present?.classes[stage] ?? 0, before?.classes[stage] ?? 0)]),
    ),
    learners: Object.fromEntries(
      learnerStages
        .filter(isAsked)
        .map((stage) => [stage, compare(present?.learners[stage] ?? 0, before?.learners[stage] ?? 0)]),
    ),
    without_learners: compare(present?.without_learners ?? 0, before?.without_learners ?? 0),
  }
}

/** Computes the movement of a period, beside the same period of the year before. */
export async function computeMovement(
  { database }: Api,
  { group_by: keys = [], stage, follow = undefined, ...parameters }: MovementParameters,
): Promise<Movement> {
  const stages = learnerStages.filter((one) => stage === undefined || stage.includes(one))
  const [period, period_before] = periodsOf(parameters)
  const { counts, programs } = await countMovements(
    database.pool,
    [period, period_before],
    keys,
    follow ?? 'own',
  )
  const year = Number(period.from.slice(0, 4))
  const groups = new Map<
    string,
    { keys: (string | null)[]; present?: MovementCounts; before?: MovementCounts }
  >()
  for (const [countedYear, groupKeys, numbers] of counts) {
    const name = JSON.stringify(groupKeys)
    const group = groups.get(name) ?? { keys: groupKeys ?? [] }
    group[countedYear === year ? 'present' : 'before'] = numbers
    groups.set(name, group)
  }
  const total = groups.get('null')
  groups.delete('null')
  const ordered = orderGroups([...groups.values()], trainingStatistic, keys, programs)
  return {
    period,
    period_before,
    group_by: keys,
    stages,
    rows: ordered.map(({ group, present, before }) => ({ group, ...numbersOf(present, before, stages) })),
    total: numbersOf(total?.present, total?.before, stages),
  }
}
