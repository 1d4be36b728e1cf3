import type { Connection } from '../../../platform/database/database.ts'

/** A class whose kept counts are not what the class and its enrollments say. */
export interface Disagreement {
  class_id: string
  /** Of its live enrollments; null where there is no row, or no class. */
  kept: number | null
  counted: number | null
}

/**
 * Compares the kept counts with the classes and the enrollments themselves.
 * @returns the classes where they differ; none, unless somebody wrote behind the triggers' back
 */
export async function disagreements(connection: Connection): Promise<Disagreement[]> {
  const { rows } = await connection.query<Disagreement>(
    `with counted as (
      select classes.id as class_id, year, program_id, planned, mode, status, headcount, headcount_unplanned,
        deleted_at is not null as trashed, coalesce(live, 0) as live, coalesce(inside, 0) as enrolled_planned,
        coalesce(outside, 0) as enrolled_unplanned, coalesce(as_class, 0) as enrolled_as_class
      from classes left join (
        select class_id, count(*) as live,
          count(*) filter (where status <> 'withdrawn' and planned) as inside,
          count(*) filter (where status <> 'withdrawn' and not planned) as outside,
          count(*) filter (where status <> 'withdrawn' and planned is null) as as_class
        from enrollments where deleted_at is null group by class_id
      ) as enrolled on enrolled.class_id = classes.id
    ), kept as (
      select class_id, year, program_id, planned, mode, status, headcount, headcount_unplanned, trashed, live,
        enrolled_planned, enrolled_unplanned, enrolled_as_class
      from class_counts
    )
    select coalesce(kept.class_id, counted.class_id) as class_id, kept.live as kept, counted.live as counted
    from kept full join counted on counted.class_id = kept.class_id
    where to_jsonb(kept) is distinct from to_jsonb(counted)
    order by 1`,
  )
  return rows
}
