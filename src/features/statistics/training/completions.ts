import { sql, type SQL } from 'drizzle-orm'
import { commaSeparated } from '../../../platform/database/sql-lists.ts'
import { groupByYear } from '../group-by-year.ts'
import { enrolledClasses } from './enrolled-rows.ts'
import { columnOf, personValues } from './person-values.ts'

/**
 * The completed enrollments of classes among those that count, beside the sums of classes. A class without enrollments is not
 * counted, because it is not known how many of its headcount completed it.
 */
export const completionSums: Record<string, SQL> = {
  completed: sql`sum(completed) filter (where live > 0)`,
  enrolled: sql`sum(learners) filter (where live > 0)`,
}

/** These sums of all classes, beside rows that have none: a class is completed as a whole, so rows by plan have no completions. */
export const countAllCompletions = groupByYear(
  [],
  sql`json_build_object('completed', sum(completed), 'enrolled', sum(learners))`,
  enrolledClasses,
)

/** The columns of results in the counts of the whole school. */
export const resultColumns = personValues.result.map((value) => columnOf('result', value))

/** The completions of the whole school with the results beside them, which decide whether readers get them. */
export const countProtectedCompletions = sql`select year, null::text[] as keys, json_build_object('completed', coalesce(sum(counted.learners) filter (where counted.completed), 0), 'enrolled', sum(counted.learners), ${commaSeparated(
  resultColumns.map((column) => sql`${sql.raw(`'${column}'`)}, sum(${sql.identifier(column)})`),
)}) as counts
  from (${enrolledClasses}) as added join class_learner_groups as counted on counted.class_id = added.class_id group by year`

/** The completed enrollments in percent of those that count as learners, with one decimal. */
export function completionPercent(countOf: (name: string) => number | null): number | null {
  const [completed, enrolled] = [countOf('completed'), countOf('enrolled')]
  return completed === null || !enrolled ? null : Math.round((completed / enrolled) * 1000) / 10
}
