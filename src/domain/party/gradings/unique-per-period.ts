import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'
import type { Grading } from './schema.ts'
import type { UniqueTogether } from '../../../platform/resource/definition.ts'

/** A subject has one current grading per period; superseded gradings do not count. */
export const uniquePerPeriod = (
  { year, quarter, current }: Record<'year' | 'quarter' | 'current', PgColumn>,
  subject: Record<string, PgColumn>,
): UniqueTogether<Grading> => ({
  fields: { ...subject, year, quarter },
  where: () => sql`${qualified(current)}`,
  appliesTo: (row) => row.current,
  pointer: 'year',
  message: {
    en: 'There is a grading for this period already',
    vi: 'Đã có kết quả xếp loại cho kỳ này',
  },
  remedy: {
    en: 'PATCH that one, or correct it (`corrections`) if it is decided.',
    vi: 'Hãy sửa bản ghi đó; nếu đã có quyết định thì lập bản điều chỉnh, ghi rõ lý do.',
  },
})
