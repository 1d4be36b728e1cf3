import { sql, type SQL } from 'drizzle-orm'
import { enrolledRows } from './enrolled-rows.ts'

// grouped by learner alone: a year in the key would cost as much as the learner
const year = sql`${sql.placeholder('from')}::int as year`
const learner = sql`enrollments.learner_id`

/**
 * Counts the persons behind the enrollments of one year: once in each group, and once in the whole school. It reads the
 * enrollments, for groups of classes from an index alone.
 */
export function countDistinctLearners(keys: readonly string[], joinPrograms: SQL): SQL {
  const counts = sql`json_build_object('distinct_learners', count(distinct learner_id)) as counts`
  const rows = sql`(${enrolledRows(keys, [learner], joinPrograms)}) as attending`
  if (keys.length === 0)
    return sql`select ${year}, null::text[] as keys, ${counts} from ${rows} having count(*) > 0`
  const groups = sql.join(
    keys.map((key) => sql`${sql.identifier(key)}`),
    sql`, `,
  )
  return sql`select ${year}, case when grouping(${sql.identifier(keys[0]!)}) = 0 then array[${groups}]::text[] end as keys, ${counts}
    from ${rows} group by grouping sets ((${groups}), ()) having count(*) > 0`
}

/** Counts the persons of the whole school in one year, and beside them those who came several times (`repeated`). */
export const countProtectedPersons = sql`select ${year}, null::text[] as keys,
    json_build_object('distinct_learners', count(*), 'repeated', count(*) filter (where turns > 1)) as counts
  from (
    select learner_id, count(*) as turns from (${enrolledRows([], [learner], sql``)}) as attending group by learner_id
  ) as people having count(*) > 0`
