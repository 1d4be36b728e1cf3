import { sql } from 'drizzle-orm'

/** The programs, as one list. */
export const programsSql = sql`select json_agg(json_build_object('code', code, 'name', name, 'position', position)) from (
    select code, name, row_number() over (order by name collate "vi-x-icu", code) as position
    from programs where deleted_at is null
  ) as ordered`
