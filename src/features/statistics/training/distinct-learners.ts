import { sql, type SQL } from 'drizzle-orm'
import { enrolledRows } from './enrolled-rows.ts'

/**
 * Counts the persons behind the enrollments of each group and of the whole school: each once in each of them. `repeated`
 * are those with several enrollments in the year. It reads the enrollments, so it is for one year.
 */
export function countDistinctLearners(keys: readonly string[], joinPrograms: SQL): SQL {
  const rows = enrolledRows(keys, [sql`enrollments.learner_id`], joinPrograms)
  const total = sql`select year, null::text[] as keys,
      json_build_object('distinct_learners', count(*), 'repeated', count(*) filter (where turns > 1)) as counts
    from (select year, learner_id, count(*) as turns from attending group by year, learner_id) as people group by year`
  if (keys.length === 0) return sql`select * from (with attending as (${rows}) ${total}) as people`
  const groups = sql.join(
    keys.map((key) => sql`${sql.identifier(key)}`),
    sql`, `,
  )
  return sql`select * from (
    with attending as materialized (${rows}) ${total}
    union all
    select year, array[${groups}]::text[], json_build_object('distinct_learners', count(*))
    from (select distinct year, ${groups}, learner_id from attending) as people group by year, ${groups}
  ) as people`
}
