import { sql, type SQL } from 'drizzle-orm'
import { columnList, commaSeparated } from '../../../platform/database/sql-lists.ts'
import { enrolledRows } from './enrolled-rows.ts'
import { personColumns } from './person-keys.ts'
import { learnerKeys, personKeys } from './person-values.ts'

// grouped by learner alone: a year in the key would cost as much as the learner
const year = sql`${sql.placeholder('from')}::int as year`
const learner = sql`enrollments.learner_id`

/** The groups of a grouping, and the whole school. */
const groupedBy = (keys: readonly string[], counts: SQL, rows: SQL) =>
  sql`select ${year}, case when grouping(${sql.identifier(keys[0]!)}) = 0 then array[${columnList(keys)}]::text[] end as keys,
      json_build_object('distinct_learners', ${counts}) as counts
    from (${rows}) as attending group by grouping sets ((${columnList(keys)}), ()) having count(*) > 0`

/** The learners of the year, once each, with what does not depend on their enrollments. */
const people = (keys: readonly string[]) => {
  const columns = personKeys
    .filter((key) => keys.includes(key))
    .map((key) => sql`${personColumns[key]} as ${sql.identifier(key)}`)
  return sql`select ${commaSeparated(columns)}
    from (select learner_id, min(year) as year from (${enrolledRows([], [learner], sql``)}) as attending group by learner_id) as added
    join learners on learners.id = added.learner_id`
}

/**
 * Counts the persons behind the enrollments of one year: once in each group, and once in the whole school. It reads the
 * enrollments, for groups of classes from an index alone.
 */
export function countDistinctLearners(keys: readonly string[], joinPrograms: SQL): SQL {
  if (keys.length > 0 && keys.every((key) => learnerKeys.has(key)))
    return groupedBy(keys, sql`count(*)`, people(keys))
  const rows = enrolledRows(keys, [learner], joinPrograms)
  if (keys.length > 0) return groupedBy(keys, sql`count(distinct learner_id)`, rows)
  return sql`select ${year}, null::text[] as keys, json_build_object('distinct_learners', count(distinct learner_id)) as counts
    from (${rows}) as attending having count(*) > 0`
}

/** Counts the persons of the whole school in one year, and beside them those who came several times (`repeated`). */
export const countProtectedPersons = sql`select ${year}, null::text[] as keys,
    json_build_object('distinct_learners', count(*), 'repeated', count(*) filter (where turns > 1)) as counts
  from (
    select learner_id, count(*) as turns from (${enrolledRows([], [learner], sql``)}) as attending group by learner_id
  ) as people having count(*) > 0`
