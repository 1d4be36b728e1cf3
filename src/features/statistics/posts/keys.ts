import { sql, type SQL } from 'drizzle-orm'
import { postKindLabels } from '../../../domain/content/posts/labels.ts'
import { schoolTimeZone } from '../../../domain/school-time-zone.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'

/** The keys by which posts are grouped. */
export const postKeys = ['author', 'section', 'kind', 'month'] as const
/** A key by which posts are grouped. */
export type PostKey = (typeof postKeys)[number]

/** How posts are grouped by a key. */
interface Grouping {
  label: Bilingual
  /** The column of `post_counts`, or what of it is counted together first. */
  counted: SQL
  /** The value of a row, as text; null for posts without one. */
  value: SQL
  /** The name of the value, if it is not its own name. */
  name: SQL
  /** What the row of posts without a value is called. */
  none: Bilingual
  /** What values are called, where the database does not know it. */
  labelOf?: (value: string) => Bilingual
}

const neverEmpty: Bilingual = { vi: 'Không nêu', en: 'Not said' }

/** The groupings by key. */
export const groupings: Record<PostKey, Grouping> = {
  author: {
    label: { vi: 'Tác giả', en: 'Author' },
    counted: sql`authors`,
    value: sql`author`,
    name: sql`coalesce(people.name, author)`,
    none: { vi: 'Chưa ghi tác giả', en: 'Without a byline' },
  },
  section: {
    label: { vi: 'Chuyên mục', en: 'Section' },
    counted: sql`section_id`,
    value: sql`sections.slug`,
    name: sql`sections.name`,
    none: { vi: 'Chưa xếp chuyên mục', en: 'Without a section' },
  },
  kind: {
    label: { vi: 'Loại bài', en: 'Kind' },
    counted: sql`kind`,
    value: sql`kind`,
    name: sql`kind`,
    none: neverEmpty,
    labelOf: (value) => postKindLabels[value as keyof typeof postKindLabels],
  },
  month: {
    label: { vi: 'Tháng', en: 'Month' },
    counted: sql`date_trunc('month', published_at at time zone ${sql.raw(`'${schoolTimeZone}'`)})::date as month`,
    value: sql`to_char(month, 'YYYY-MM')`,
    name: sql`to_char(month, 'YYYY-MM')`,
    none: neverEmpty,
    labelOf: (value) => ({ vi: `Tháng ${value.slice(5)}/${value.slice(0, 4)}`, en: value }),
  },
}
