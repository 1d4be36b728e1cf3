import { sql } from 'drizzle-orm'
import { schoolDay } from '../../school-day.ts'
import { schoolTimeZone } from '../../school-time-zone.ts'

/**
 * The condition on `class_counts` for classes that have been opened: their state says so, or their first day has come,
 * which is before the end of their year if it is unknown. A cancelled class counts nowhere.
 */
export const openedClass = sql`(not trashed and status <> 'cancelled' and (status <> 'scheduled' or opened_from <= ${sql.raw(schoolDay)}))`

/** When the next scheduled class counts as opened, without a write. */
export const nextOpening = `(select min(opened_from)::timestamp at time zone '${schoolTimeZone}' from class_counts where status = 'scheduled' and opened_from > ${schoolDay})`
