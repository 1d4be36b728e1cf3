import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { posts } from '../../content/posts/table.ts'
import { isNews } from '../../content/posts/visibility.ts'
import { schoolTimeZone } from '../../school-time-zone.ts'
import { figures } from '../figures/table.ts'

/** The day of the source of a figure: of the event, the publication or the document. The day on which a page went online tells nothing of its words. */
export const statedOn = sql<
  string | null
>`coalesce(${qualified(posts.event_date)}, case when ${isNews()} then (${qualified(posts.published_at)} at time zone '${sql.raw(schoolTimeZone)}')::date end, ${qualified(figures.document_date)})`
