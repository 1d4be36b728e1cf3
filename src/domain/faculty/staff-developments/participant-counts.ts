import { sql, type SQL } from 'drizzle-orm'

/**
 * Counts participants of staff developments: `year`, `kind`, `subject` (study or training, else null) and `people`: the
 * reported number, otherwise the number of named people; null if neither is known. A person who was sent twice counts
 * twice.
 * @param years a condition on `year`
 */
export const participantCounts = (years: SQL): SQL =>
  sql`select year, kind,
    case kind when 'study' then 'study' when 'in_service_training' then 'training' end as subject,
    coalesce(count, nullif((select count(*) from staff_development_people named
      where named.staff_development_id = staff_developments.id), 0)) as people
  from staff_developments where deleted_at is null and ${years}`
