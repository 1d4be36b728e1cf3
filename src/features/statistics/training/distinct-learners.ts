import { sql, type SQL } from 'drizzle-orm'
import { columnList } from '../../../platform/database/sql-lists.ts'
import type { ComputedCounts, RegisterCount } from '../statistic.ts'
import { classKeysOf, isProgramKey } from './class-keys.ts'
import { enrolledRows } from './enrolled-rows.ts'
import { readsEnrollments } from './person-rows.ts'
import { countTurns, turnsSql, type CountedGroup } from './turns.ts'

/** Whether the persons of a year by these keys are counted from the turns of classes, which do not say whether they are in the plan. */
export const haveTurns = (keys: readonly string[]): boolean => !keys.includes('planned')

/** Counts the persons behind the enrollments of one year by keys that turns do not have: once in each group, once in the whole school. */
export function countDistinctLearners(keys: readonly string[], joinPrograms: SQL): SQL {
  const columns = columnList(keys)
  const rows = enrolledRows(keys, [sql`enrollments.learner_id`], joinPrograms)
  return sql`select ${sql.placeholder('from')}::int as year,
      case when grouping(${sql.identifier(keys[0]!)}) = 0 then array[${columns}]::text[] end as keys,
      json_build_object('distinct_learners', count(distinct learner_id)) as counts
    from (${rows}) as attending group by grouping sets ((${columns}), ()) having count(*) > 0`
}

/** The group with its persons. Learners by several keys of persons are counted here too, beside the reported headcounts. */
function withPersons(
  { turns, completed, persons }: CountedGroup,
  counts: RegisterCount[2],
  keys: readonly string[],
): RegisterCount[2] {
  if (!readsEnrollments(keys)) return { distinct_learners: persons }
  const learners = Number(counts['learners'] ?? 0) + turns
  return { known: null, learners, completed, enrolled: turns, distinct_learners: persons }
}

/**
 * The persons behind the enrollments of one year, from the turns of classes. Readers get those of the whole school, beside
 * which stands how many came several times (`repeated`).
 */
export function computePersons(joinPrograms: SQL, isProtected: boolean): ComputedCounts {
  const keysOf = (names: readonly string[]) => (isProtected ? [] : names)
  return {
    sql: (names) => {
      if (!haveTurns(keysOf(names))) return undefined
      const keys = classKeysOf(keysOf(names))
      return turnsSql(keys, keys.some(isProgramKey) ? joinPrograms : sql``)
    },
    addTo: (counts, data, names, year) => {
      const keys = keysOf(names)
      const { groups, persons, repeated } = countTurns(data, keys, classKeysOf(keys), year)
      const total: RegisterCount = [
        year,
        null,
        { distinct_learners: persons, ...(isProtected ? { repeated } : {}) },
      ]
      if (keys.length === 0) return [...counts, total]
      const byValues = new Map(counts.map(([, values, of]) => [JSON.stringify(values), of]))
      const counted = groups.map((group): RegisterCount => [
        year,
        group.values,
        withPersons(group, byValues.get(JSON.stringify(group.values)) ?? {}, keys),
      ])
      // later counts of a group replace those before
      return [...counts, total, ...counted]
    },
  }
}
