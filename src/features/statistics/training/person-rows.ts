import { sql, type SQL } from 'drizzle-orm'
import { columnList, commaSeparated } from '../../../platform/database/sql-lists.ts'
import { openedClass } from '../../../domain/training/class-counts/opened.ts'
import { classColumns, classKeysOf, isProgramKey, selectedClassKeys, type ClassKey } from './class-keys.ts'
import { enrolledRows } from './enrolled-rows.ts'
import { columnOf, isPersonKey, personKeys, personValues, type PersonKey } from './person-values.ts'

const named = (name: string) => sql.identifier(name)

/** The year and the keys as selected columns. */
const yearAndKeys = (keys: readonly ClassKey[]) =>
  commaSeparated([sql`added.year`, ...selectedClassKeys(keys)])

const joinFor = (keys: readonly ClassKey[], joinPrograms: SQL) =>
  keys.some(isProgramKey) ? joinPrograms : sql``

/** The learners by one key, from the counts of classes: completed ones apart. `known` is how many have a known value. */
function countedRows(person: PersonKey, keys: readonly ClassKey[], joinPrograms: SQL): SQL {
  const values = personValues[person]
  const columns = values.map((value) => columnOf(person, value))
  const known = sql.join(columns.map(named), sql` + `)
  const parts = values.map((value, at) => sql`(${sql.raw(`'${value}'`)}, ${named(columns[at]!)}, ${known})`)
  return sql`select ${yearAndKeys(keys)}, part.value as ${named(person)}, part.learners,
      case when added.completed then part.learners else 0 end as completed, part.learners as enrolled, part.known
    from (
      select ${classColumns(keys)}, counted.completed, sum(counted.learners) as counted_learners,
        ${commaSeparated(columns.map((column) => sql`sum(${named(column)}) as ${named(column)}`))}
      from class_counts join (select class_id, completed, learners, ${columnList(columns)} from class_learner_groups) as counted
        on counted.class_id = class_counts.class_id
      where ${openedClass} and live > 0 and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}
      group by ${classColumns(keys)}, counted.completed
    ) as added ${joinFor(keys, joinPrograms)}
    cross join lateral (values ${commaSeparated(parts)}, (null, counted_learners - (${known}), null)) as part (value, learners, known)`
}

/** The reported headcounts of classes without enrollments: learners of whom nothing is known. */
function headcountRows(
  persons: readonly PersonKey[],
  keys: readonly ClassKey[],
  byPlan: boolean,
  joinPrograms: SQL,
): SQL {
  const planned = byPlan ? sql`, part.planned` : sql``
  const parts = byPlan
    ? sql`(values ('true', inside), ('false', outside), (null, neither))`
    : sql`(values (null, headcount))`
  return sql`select ${yearAndKeys(keys)}${planned}${sql.join(persons.map((key) => sql`, null::text as ${named(key)}`))},
      added.learners, null::bigint as completed, 0 as enrolled, null::bigint as known
    from (
      select ${classColumns(keys)}${planned}, sum(part.learners) as learners
      from class_counts cross join lateral ${parts} as part (planned, learners)
      where ${openedClass} and live = 0 and part.learners > 0
        and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}
      group by ${classColumns(keys)}${planned}
    ) as added ${joinFor(keys, joinPrograms)}${byPlan ? sql` cross join lateral (select added.planned) as part (planned)` : sql``}`
}

/** What counts of persons consist of: `learners` with headcounts, `enrolled` without. */
const counts = sql`json_build_object('learners', sum(learners), 'completed', sum(completed), 'enrolled', sum(enrolled), 'known', sum(known))`

/** Whether learners by these keys are counted from the enrollments: counts of classes answer for one key of persons alone. */
export const readsEnrollments = (names: readonly string[]): boolean =>
  names.some(isPersonKey) && (names.includes('planned') || names.filter(isPersonKey).length > 1)

/** How learners by keys of persons are counted. */
interface PersonCount {
  joinPrograms: SQL
  /** Whether values without learners have a row too. */
  everyValue: boolean
  /** Whether those of several keys are counted from the turns of classes, and only headcounts here. */
  fromTurns: boolean
}

/** Learners by year and keys, of which at least one groups persons. */
export function countPersons(
  names: readonly string[],
  { joinPrograms, everyValue, fromTurns }: PersonCount,
): SQL {
  const persons = personKeys.filter((key) => names.includes(key))
  const keys = classKeysOf(names)
  const byPlan = names.includes('planned')
  const each = sql`1 as learners, (enrollments.status = 'completed')::int as completed, 1 as enrolled, null::bigint as known`
  // columns in the order of both parts
  const columns = commaSeparated([
    sql`year`,
    ...[...keys, ...(byPlan ? ['planned'] : []), ...persons].map((key) => sql`${named(key)}`),
    sql`learners, completed, enrolled, known`,
  ])
  const selectRows = (rows: SQL) => sql`select ${columns} from (${rows}) as persons`
  const reported = selectRows(headcountRows(persons, keys, byPlan, joinPrograms))
  const enrolled = () =>
    readsEnrollments(names)
      ? enrolledRows(names, [each], joinPrograms)
      : countedRows(persons[0]!, keys, joinPrograms)
  const rows =
    fromTurns && readsEnrollments(names) ? reported : sql`${selectRows(enrolled())} union all ${reported}`
  const groups = columnList(names)
  return sql`select year, array[${groups}]::text[] as keys, ${counts} as counts from (${rows}) as persons
    group by year, ${groups}${everyValue ? sql`` : sql` having sum(learners) > 0`}`
}

/** The learners of a value in percent of those whose value is known, with one decimal. */
export function shareOfKnown(countOf: (name: string) => number | null): number | null {
  const [learners, known] = [countOf('learners'), countOf('known')]
  return learners === null || !known ? null : Math.round((learners / known) * 1000) / 10
}
