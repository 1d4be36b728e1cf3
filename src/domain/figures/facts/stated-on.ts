import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { posts } from '../../content/posts/table.ts'
import { schoolTimeZone } from '../../school-time-zone.ts'
import { figures } from '../figures/table.ts'

/** The day of the source of a figure: of the event, the publication or the document. */
export const statedOn = sql<
  string | null
>`coalesce(${qualified(posts.event_date)}, (${qualified(posts.published_at)} at time zone '${sql.raw(schoolTimeZone)}')::date, ${qualified(figures.document_date)})`
