import { sql, type SQL } from 'drizzle-orm'
import { openedClass } from '../../../domain/training/class-counts/opened.ts'
import { StatementCache, sqlStatement } from '../../../platform/database/statement.ts'
import type { Connection } from '../../../platform/database/database.ts'
import { groupByYear } from '../group-by-year.ts'
import type { NamedValue } from '../statistic.ts'
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

const keyColumns: Record<MovementKey, SQL> = {
  program: sql`programs.code as program`,
  family: sql`programs.family`,
  training_type: sql`programs.training_type`,
  mode: sql`counted.mode`,
  origin: sql`counted.origin`,
}

const first = sql.placeholder('from')
const last = sql.placeholder('as_of')
const firstBefore = sql.placeholder('from_before')
const lastBefore = sql.placeholder('as_of_before')

/**
 * The classes that may belong to one of the two periods. A class without a day of opening may have opened from the first
 * day of its year on; it is `undated`, and so is a completed one without a day of closing. A cancelled class ends on the day
 * of its cancellation, and without that day it counts nowhere.
 */
const classSpans = sql`select counted.class_id, counted.program_id, counted.mode, counted.origin, counted.headcount, counted.live, counted.learners,
    coalesce(counted.opened_on, make_date(counted.year, 1, 1)) as opened, least(dated.closed_on, case when counted.status = 'cancelled' then cancelled_on end) as ended,
    counted.status = 'cancelled' as cancelled,
    counted.opened_on is null or (counted.status = 'completed' and dated.closed_on is null) as undated
  from (
    select * from class_counts where ${openedClass} or (status = 'cancelled' and not trashed and opened_on is not null)
  ) as counted
  join classes dated on dated.id = counted.class_id
  where coalesce(counted.opened_on, make_date(counted.year, 1, 1)) <= ${last}::date
    and (dated.closed_on is null or dated.closed_on >= ${firstBefore}::date)
    and (counted.status <> 'cancelled'
      or (cancelled_on >= counted.opened_on and (dated.closed_on is null or cancelled_on <= dated.closed_on)))`

/** Each class in each of the periods, with its learners at the beginning, those who came and went, and those at the end. */
const movements = (keys: readonly MovementKey[], join: ProgramJoin): SQL =>
  sql`select period.year, ${sql.join([...keys.map((key) => keyColumns[key]), sql`counted.undated`], sql`, `)},
    opened < first and not undated as was_running, opened >= first and not undated as has_opened,
    ended <= last and not cancelled and not undated as has_closed, ended <= last and cancelled as has_been_cancelled,
    (ended > last or ended is null) and not undated as is_running,
    case when undated then learners when live > 0 then coalesce(attending, 0) else headcount end as initial,
    coalesce(days.joined, 0) as joined, coalesce(days.gone, 0) as gone
  from (${classSpans}) as counted
  cross join (values (extract(year from ${first}::date)::int, ${first}::date, ${last}::date),
    (extract(year from ${firstBefore}::date)::int, ${firstBefore}::date, ${lastBefore}::date)) as period (year, first, last)
  cross join lateral (select greatest(opened, first - 1), least(ended, last)) as inside (since, until)
  ${programJoins[join]('counted')}
  left join lateral (
    select (sum(entered - departed) filter (where "on" <= since))::int as attending,
      (sum(entered) filter (where "on" > since))::int as joined, (sum(departed) filter (where "on" > since))::int as gone
    from class_learner_days where class_learner_days.class_id = counted.class_id and "on" <= until
  ) as days on live > 0 and not undated
  where opened <= last and (ended is null or ended >= first)`

const classesThat = (condition: SQL) => sql`count(*) filter (where ${condition})`
const sumOf = (learners: SQL, condition: SQL) =>
  sql`coalesce(sum(${learners}) filter (where ${condition}), 0)`
const initial = sql`initial`
const final = sql`initial + joined - gone`

const counts = sql`json_build_object(
    'classes', json_build_object('carried_over', ${classesThat(sql`was_running`)}, 'opened', ${classesThat(sql`has_opened`)},
      'closed', ${classesThat(sql`has_closed`)}, 'cancelled', ${classesThat(sql`has_been_cancelled`)},
      'running', ${classesThat(sql`is_running`)}, 'undated', ${classesThat(sql`undated`)}),
    'learners', json_build_object('carried_over', ${sumOf(initial, sql`was_running`)}, 'opened', ${sumOf(initial, sql`has_opened`)},
      'joined', ${sumOf(sql`joined`, sql`not undated`)}, 'left', ${sumOf(sql`gone`, sql`not undated`)},
      'closed', ${sumOf(final, sql`has_closed`)}, 'cancelled', ${sumOf(final, sql`has_been_cancelled`)},
      'running', ${sumOf(final, sql`is_running`)}, 'undated', ${sumOf(initial, sql`undated`)}),
    'without_learners', ${classesThat(sql`initial is null`)})`

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
