import type { Connection } from '../../database/database.ts'

/** A class whose kept counts are not what its enrollments say. */
export interface Disagreement {
  class_id: string
  kept: number
  counted: number
}

/**
 * Compares the kept counts with the enrollments themselves.
 * @returns the classes where they differ; none, unless somebody wrote behind the triggers' back
 */
export async function disagreements(connection: Connection): Promise<Disagreement[]> {
  const { rows } = await connection.query<Disagreement>(
    `with counted as (
      select class_id, count(*) as live,
        count(*) filter (where status <> 'withdrawn' and planned) as planned,
        count(*) filter (where status <> 'withdrawn' and not planned) as unplanned,
        count(*) filter (where status <> 'withdrawn' and planned is null) as as_class
      from enrollments where deleted_at is null group by class_id
    )
    select coalesce(kept.class_id, counted.class_id) as class_id, coalesce(kept.live, 0) as kept,
      coalesce(counted.live, 0) as counted
    from class_enrollment_counts kept full join counted on counted.class_id = kept.class_id
    where (coalesce(kept.live, 0), coalesce(kept.planned, 0), coalesce(kept.unplanned, 0), coalesce(kept.as_class, 0))
      <> (coalesce(counted.live, 0), coalesce(counted.planned, 0), coalesce(counted.unplanned, 0), coalesce(counted.as_class, 0))
    order by 1`,
  )
  return rows
}
