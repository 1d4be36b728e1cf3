import type { Api } from '../../../platform/http/api.ts'
import { completionPercent } from '../../statistics/training/completions.ts'
import { countResults, type CountedRow, type TurnCounts } from './counts.ts'
import type { ReportNumbers, TrainingResults } from './schema.ts'

/** The parts of a number of learners; those that no enrollment states are unknown, and all together are the learners. */
function partsOf<Name extends string>(
  turns: TurnCounts,
  field: string,
  names: readonly Name[],
  learners: number,
): Record<Name | 'unknown', number> {
  const parts = names.map((name) => [name, turns[`${field}.${name}`] ?? 0] as const)
  const known = parts.reduce((sum, [, count]) => sum + count, 0)
  return Object.fromEntries([...parts, ['unknown', learners - known]]) as Record<Name | 'unknown', number>
}

function sourceOf({
  listed_classes,
  classes,
  without_learners,
}: CountedRow['classes']): ReportNumbers['source'] {
  const reportedClasses = classes - listed_classes - without_learners
  if (listed_classes > 0) return reportedClasses > 0 ? 'both' : 'enrollments'
  return reportedClasses > 0 ? 'headcounts' : null
}

function numbersOf({ classes: counted, turns }: CountedRow): ReportNumbers {
  const { classes, without_learners, reported, listed_classes } = counted
  const enrolled = turns['enrolled'] ?? 0
  const learners = enrolled + reported
  const completed = turns['completed'] ?? 0
  const answers = ['yes', 'no'] as const
  return {
    classes,
    without_learners,
    learners: classes > 0 && without_learners === classes ? null : learners,
    source: sourceOf(counted),
    enrolled,
    reported,
    persons: listed_classes === 0 && classes > 0 ? null : (turns['persons'] ?? 0),
    position_level: partsOf(
      turns,
      'position_level',
      ['central', 'province', 'district', 'commune', 'village'],
      learners,
    ),
    leaders: partsOf(turns, 'leaders', answers, learners),
    sex: partsOf(turns, 'sex', ['female', 'male'], learners),
    minority: partsOf(turns, 'minority', ['yes', 'no', 'foreign'], learners),
    party_members: partsOf(turns, 'party_members', answers, learners),
    completed: listed_classes === 0 && classes > 0 ? null : completed,
    completion_percent: completionPercent((name) => turns[name] ?? null),
    results: partsOf(
      turns,
      'results',
      ['excellent', 'very_good', 'good', 'fair', 'average', 'passed', 'failed'],
      learners,
    ),
  }
}

/** Computes the report of a year. */
export async function computeResults(
  { database }: Api,
  year: number,
  follow: 'successors' | undefined,
): Promise<TrainingResults> {
  const { rows, complete } = await countResults(database.pool, year, follow ?? 'own')
  const whole = rows.find(({ keys }) => keys === null)!
  return {
    year,
    complete_registers: complete,
    rows: rows.flatMap((row) => (row.keys === null ? [] : [{ ...row.keys, ...numbersOf(row) }])),
    total: numbersOf(whole),
  }
}
