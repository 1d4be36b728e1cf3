import type { Connection } from '../../../platform/database/database.ts'

/** A class whose stored counts differ from the class and its enrollments. */
interface CountMismatch {
  class_id: string
  /** The stored number of live enrollments; null if there is no stored row. */
  kept: number | null
  counted: number | null
}

/**
 * Compares the stored counts with the classes, their enrollments and the days of these.
 * @returns the classes that differ; none, unless a write bypassed the triggers
 */
export async function findCountMismatches(connection: Connection): Promise<CountMismatch[]> {
  const { rows } = await connection.query<CountMismatch>(
    `with counted as (
      select classes.id as class_id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin,
        headcount, headcount_unplanned, deleted_at is not null as trashed, coalesce(live, 0) as live, coalesce(inside, 0) as enrolled_planned,
        coalesce(outside, 0) as enrolled_unplanned, coalesce(as_class, 0) as enrolled_as_class,
        coalesce(done, 0) as completed, first_learners, joined, departed
      from classes left join (
        select class_id, count(*) as live,
          count(*) filter (where status not in ('withdrawn', 'transferred') and planned) as inside,
          count(*) filter (where status not in ('withdrawn', 'transferred') and not planned) as outside,
          count(*) filter (where status not in ('withdrawn', 'transferred') and planned is null) as as_class,
          count(*) filter (where status = 'completed') as done
        from enrollments where deleted_at is null group by class_id
      ) as enrolled on enrolled.class_id = classes.id
      cross join lateral (
        select coalesce(sum(entered - departed) filter (where "on" <= opened_on), 0) as first_learners,
          coalesce(sum(entered) filter (where "on" > opened_on), 0) as joined,
          coalesce(sum(departed) filter (where "on" > opened_on), 0) as departed
        from class_learner_days where class_id = classes.id
          and ("on" > closed_on or (status = 'cancelled' and "on" > cancelled_on)) is not true
      ) as whole
    ), kept as (
      select class_id, year, program_id, planned, mode, status, opened_on, closed_on, cancelled_on, origin, headcount,
        headcount_unplanned, trashed, live, enrolled_planned, enrolled_unplanned, enrolled_as_class, completed, first_learners,
        joined, departed
      from class_counts
    )
    select coalesce(kept.class_id, counted.class_id) as class_id, kept.live as kept, counted.live as counted
    from kept full join counted on counted.class_id = kept.class_id
    where to_jsonb(kept) is distinct from to_jsonb(counted)
    order by 1`,
  )
  return rows
}
