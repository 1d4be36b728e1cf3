import { sql, type SQL } from 'drizzle-orm'
import { openedClass } from '../../../domain/training/class-counts/opened.ts'
import { columnList, commaSeparated } from '../../../platform/database/sql-lists.ts'
import { StatementCache, sqlStatement } from '../../../platform/database/statement.ts'
import type { Connection } from '../../../platform/database/database.ts'
import { groupByYear } from '../group-by-year.ts'
import type { NamedValue } from '../statistic.ts'
import { classColumns, isProgramKey, selectedClassKeys } from '../training/class-keys.ts'
import { programsSql } from '../training/programs-sql.ts'
import { programJoins, type ProgramJoin } from '../training/program-joins.ts'
import type { Period } from './period.ts'
import type { classStages, Stage } from './stages.ts'

/** The keys by which movements are grouped. */
export const movementKeys = ['program', 'family', 'training_type', 'mode', 'origin'] as const
/** A key by which movements are grouped. */
export type MovementKey = (typeof movementKeys)[number]

/** The numbers of a group in a period. */
export interface MovementCounts {
  classes: Record<(typeof classStages)[number], number>
  learners: Record<Stage, number>
  /** Classes of the period whose learners are not known. */
  without_learners: number
}

const first = sql.placeholder('from')
const last = sql.placeholder('as_of')
const firstBefore = sql.placeholder('from_before')
const lastBefore = sql.placeholder('as_of_before')

/**
 * The classes that may belong to one of the two periods. A class without a day of opening may have opened from the first
 * day of its year on; it is undated, and so is a completed one without a day of closing. A cancelled class ends on the day
 * of its cancellation, and without that day it counts nowhere.
 */
const classSpans = sql`select *, coalesce(opened_on, make_date(year, 1, 1)) as opened, status = 'cancelled' as is_cancelled,
    opened_on is null or (status = 'completed' and closed_on is null) as is_undated
  from class_counts
  where (${openedClass} or (status = 'cancelled' and not trashed and opened_on is not null
      and cancelled_on >= opened_on and (closed_on is null or cancelled_on <= closed_on)))
    and coalesce(opened_on, make_date(year, 1, 1)) <= ${last}::date
    and (closed_on is null or closed_on >= ${firstBefore}::date)`

/**
 * Each class in each of the periods. What a whole class counts is kept, so that days are counted only of a class that begins
 * or ends outside the period: its learners at the beginning, those who came, and those who left.
 */
const classPeriods = sql`select period.year, program_id, mode, origin, is_undated, is_cancelled,
    opened < first as is_carried_over, coalesce(ended_on <= last, false) as has_ended,
    live, headcount, learners, first_learners, joined, departed,
    case when live > 0 and not is_undated and (opened < first - 1 or ended_on is null or ended_on > last) then (
      select array[
        coalesce(sum(entered - days.departed) filter (where "on" <= greatest(opened, first - 1)), 0),
        coalesce(sum(entered) filter (where "on" > greatest(opened, first - 1)), 0),
        coalesce(sum(days.departed) filter (where "on" > greatest(opened, first - 1)), 0)]
      from class_learner_days as days where days.class_id = counted.class_id and "on" <= least(ended_on, last)
    ) end as moved
  from (${classSpans}) as counted
  cross join (values (extract(year from ${first}::date)::int, ${first}::date, ${last}::date),
    (extract(year from ${firstBefore}::date)::int, ${firstBefore}::date, ${lastBefore}::date)) as period (year, first, last)
  where opened <= last and (ended_on is null or ended_on >= first)
  offset 0`

/** Sums over the classes with equal keys whose period began and ended alike: few rows of some ten thousand. */
function movements(keys: readonly MovementKey[], join: ProgramJoin): SQL {
  const alike = columnList(['is_undated', 'is_cancelled', 'is_carried_over', 'has_ended'])
  const sums = columnList(['classes', 'without_learners', 'initial', 'joined', 'gone'])
  return sql`select ${commaSeparated([sql`added.year`, ...selectedClassKeys(keys), alike, sums])}
    from (
      select ${classColumns(keys)}, ${alike}, count(*) as classes, count(*) - count(initial) as without_learners,
        sum(initial) as initial, sum(came) as joined, sum(gone) as gone
      from (
        select *, case when is_undated then learners when live = 0 then headcount else coalesce(moved[1], first_learners) end as initial,
          coalesce(moved[2], joined) as came, coalesce(moved[3], departed) as gone
        from (${classPeriods}) as class_periods
      ) as moving group by ${classColumns(keys)}, ${alike}
    ) as added ${keys.some(isProgramKey) ? programJoins[join]('added') : sql``}`
}

const dated = sql`not is_undated`
const carriedOver = sql`${dated} and is_carried_over`
const opened = sql`${dated} and not is_carried_over`
const closed = sql`${dated} and has_ended and not is_cancelled`
const cancelled = sql`has_ended and is_cancelled`
const running = sql`${dated} and not has_ended`
const undated = sql`is_undated`

const sumOf = (number: SQL, condition: SQL) => sql`coalesce(sum(${number}) filter (where ${condition}), 0)`
const classesThat = (condition: SQL) => sumOf(sql`classes`, condition)
const initial = sql`initial`
const final = sql`initial + joined - gone`

const counts = sql`json_build_object(
    'classes', json_build_object('carried_over', ${classesThat(carriedOver)}, 'opened', ${classesThat(opened)},
      'closed', ${classesThat(closed)}, 'cancelled', ${classesThat(cancelled)}, 'running', ${classesThat(running)},
      'undated', ${classesThat(undated)}),
    'learners', json_build_object('carried_over', ${sumOf(initial, carriedOver)}, 'opened', ${sumOf(initial, opened)},
      'joined', ${sumOf(sql`joined`, dated)}, 'left', ${sumOf(sql`gone`, dated)}, 'closed', ${sumOf(final, closed)},
      'cancelled', ${sumOf(final, cancelled)}, 'running', ${sumOf(final, running)}, 'undated', ${sumOf(initial, undated)}),
    'without_learners', sum(without_learners))`

/** The counts of a group: its keys, null for the whole school, and the year in which the period begins. */
type CountedGroup = [year: number, keys: (string | null)[] | null, counts: MovementCounts]

interface CountedColumns {
  counts: CountedGroup[] | null
  programs: NamedValue[] | null
}

const statements = new StatementCache<CountedColumns>('movement')

/** Counts the movements of two periods from one snapshot of the database. */
export async function countMovements(
  connection: Connection,
  [present, before]: readonly [Period, Period],
  keys: readonly MovementKey[],
  join: ProgramJoin,
): Promise<{ counts: CountedGroup[]; programs: NamedValue[] }> {
  // one plan for all periods would be slow for short ones
  const statement = statements.get(
    `${keys.join()} ${join}`,
    (name) => {
      const grouped = groupByYear(keys, counts, movements(keys, join))
      const programs = keys.includes('program') ? programsSql : sql`select null::json`
      return sqlStatement(
        name,
        sql`select (select json_agg(json_build_array(year, keys, counts)) from (${grouped}) as moved) as counts, (${programs}) as programs`,
      )
    },
    true,
  )
  const row = await statement.first(connection, {
    from: present.from,
    as_of: present.as_of,
    from_before: before.from,
    as_of_before: before.as_of,
  })
  return { counts: row?.counts ?? [], programs: row?.programs ?? [] }
}
