import { sql, type SQL } from 'drizzle-orm'
import { openedClass } from '../../../domain/training/class-counts/opened.ts'
import { uncountedStatuses } from '../../../domain/training/enrollments/table.ts'
import { commaSeparated } from '../../../platform/database/sql-lists.ts'
import { classKeyColumns, classKeysOf, isProgramKey } from './class-keys.ts'
import { personColumns } from './person-keys.ts'
import { personKeys } from './person-values.ts'

/** The classes of the years from `:from` to `:to` that have been opened and have enrollments. */
export const enrolledClasses = sql`select * from class_counts
  where ${openedClass} and live > 0 and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

/**
 * The learners of these classes, one row for each enrollment, with its values of the keys. These compare as bytes, which
 * sorts a hundred thousand of them several times as fast as words.
 * @param columns further columns over `added` and `enrollments`
 */
export function enrolledRows(keys: readonly string[], columns: readonly SQL[], joinPrograms: SQL): SQL {
  const ofClass = classKeysOf(keys)
  const ofPersons = personKeys.filter((key) => keys.includes(key))
  const selected = [
    sql`added.year`,
    ...ofClass.map((key) => sql`${classKeyColumns[key]} collate "C" as ${sql.identifier(key)}`),
    ...(keys.includes('planned') ? [sql`coalesce(enrollments.planned, added.planned)::text as planned`] : []),
    ...ofPersons.map((key) => sql`${personColumns[key]} collate "C" as ${sql.identifier(key)}`),
    ...columns,
  ]
  return sql`select ${commaSeparated(selected)}
    from (${enrolledClasses}) as added
    join enrollments on enrollments.class_id = added.class_id and enrollments.deleted_at is null
      and enrollments.status not in ${uncountedStatuses}
    ${ofPersons.length === 0 ? sql`` : sql`join learners on learners.id = enrollments.learner_id`}
    ${ofClass.some(isProgramKey) ? joinPrograms : sql``}`
}
