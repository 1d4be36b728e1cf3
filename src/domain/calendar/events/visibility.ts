import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { classes } from '../../training/classes/table.ts'
import { events } from './table.ts'

/** The condition for live events that readers see. */
export const visibleEvent = () => sql`not ${qualified(events.internal)}`

/** The class of an event, for callers who do not see classes in the trash. */
export const liveClassId = sql<
  string | null
>`(select ${qualified(classes.id)} from ${classes} where ${qualified(classes.id)} = ${qualified(events.class_id)} and ${qualified(classes.deleted_at)} is null)`.as(
  'class_id',
)
