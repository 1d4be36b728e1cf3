import { sql, type SQL } from 'drizzle-orm'
import { commaSeparated } from '../../../platform/database/sql-lists.ts'
import { groupByYear } from '../group-by-year.ts'
import { classColumns, classKeysOf, isProgramKey, selectedClassKeys } from './class-keys.ts'
import { enrolledClasses } from './enrolled-rows.ts'
import { columnOf, personValues } from './person-values.ts'

const counts = sql`json_build_object('completed', sum(completed), 'enrolled', sum(enrolled))`

/**
 * Counts the completed enrollments of opened classes. A class without enrollments is not counted, because it is not known
 * how many of its headcount completed it.
 */
export function countCompletions(names: readonly string[], joinPrograms: SQL): SQL {
  const keys = classKeysOf(names)
  return groupByYear(
    names,
    counts,
    sql`select ${commaSeparated([sql`added.year`, ...selectedClassKeys(keys)])}, added.completed, added.enrolled
      from (
        select ${classColumns(keys)}, sum(completed) as completed, sum(learners) as enrolled
        from (${enrolledClasses}) as opened group by ${classColumns(keys)}
      ) as added ${keys.some(isProgramKey) ? joinPrograms : sql``}`,
  )
}

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
