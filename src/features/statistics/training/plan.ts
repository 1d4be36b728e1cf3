import { sql, type SQL } from 'drizzle-orm'
import { planInForce } from '../../../domain/training/plans/in-force.ts'
import { groupByYear } from '../group-by-year.ts'

/** The keys that a plan has: those of its program. */
export const planKeys = ['program', 'family', 'training_type'] as const

const plansOf = (
  joinPrograms: SQL,
) => sql`select plan.year, programs.code as program, programs.family, programs.training_type, plan.classes, plan.learners
  from training_plans plan ${joinPrograms}
  where ${planInForce('plan')} and plan.year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

/** What no plan says is unknown, and so is a sum with such a part. */
const sumOf = (column: 'classes' | 'learners') =>
  sql`case when count(${sql.identifier(column)}) = count(*) then sum(${sql.identifier(column)}) end`

const counts = sql`json_build_object('planned_classes', ${sumOf('classes')}, 'planned_learners', ${sumOf('learners')})`

/** Sums the plans in force by year and keys; only by year if a plan does not have all keys. */
export const countPlans = (keys: readonly string[], joinPrograms: SQL): SQL =>
  groupByYear(
    keys.every((key) => planKeys.some((known) => known === key)) ? keys : [],
    counts,
    plansOf(joinPrograms),
  )

/**
 * How far a plan is fulfilled, in percent with one decimal: the learners of all classes, in the plan or not, over the
 * planned ones; the classes where the plan does not say how many learners.
 */
export function fulfilment(
  countOf: (name: 'classes' | 'learners' | 'planned_classes' | 'planned_learners') => number | null,
): number | null {
  const planned = countOf('planned_learners')
  const [held, whole] =
    planned === null ? [countOf('classes'), countOf('planned_classes')] : [countOf('learners'), planned]
  return held === null || whole === null || whole === 0 ? null : Math.round((held / whole) * 1000) / 10
}
