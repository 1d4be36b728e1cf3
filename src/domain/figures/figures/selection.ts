import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import type { figure } from './schema.ts'
import { figures as table } from './table.ts'

type Figure = z.output<typeof figure>

/** The source of a figure, as in responses. */
export const figureSource = sql<
  Figure['source']
>`case when num_nonnulls(${qualified(table.post_id)}, ${qualified(table.document_number)}) > 0 then json_build_object('post_id', ${qualified(table.post_id)}, 'revision', ${qualified(table.post_revision)}, 'field', ${qualified(table.quoted_field)}, 'quote', ${qualified(table.quote)}, 'start', ${qualified(table.quote_start)}, 'end', ${qualified(table.quote_end)}, 'number', ${qualified(table.document_number)}, 'issuer', ${qualified(table.document_issuer)}, 'date', ${qualified(table.document_date)}, 'page', ${qualified(table.document_page)}) end`

/** The period of a figure, as in responses. */
export const figurePeriod = sql<
  Figure['period']
>`case when ${qualified(table.period_kind)} is not null then json_build_object('kind', ${qualified(table.period_kind)}, 'start', ${qualified(table.period_start)}, 'end', ${qualified(table.period_end)}, 'label', ${qualified(table.period_label)}) end`

/** The correction that replaced a figure. */
export const supersededBy = sql<
  string | null
>`(select later.id from figures as later where later.supersedes_id = ${qualified(table.id)})`

/** The internal fields of a figure. */
export const figureInternal = sql<
  Figure['internal']
>`json_build_object('created_by', ${qualified(table.created_by)}, 'decided_by', ${qualified(table.decided_by)}, 'decided_by_name', ${qualified(table.decided_by_name)}, 'hint', ${qualified(table.hint)}, 'confidence', ${qualified(table.confidence)}, 'rule', ${qualified(table.rule)})`

/** The position of a figure in its post, in reading order: title, caption, summary, body. */
export const readingOrder = sql<number>`(array_position(array['title', 'cover.caption', 'summary', 'body_text'], ${qualified(table.quoted_field)}) * 10000000 + ${qualified(table.quote_start)})`
