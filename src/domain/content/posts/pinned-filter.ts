import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { posts as table } from './table.ts'

const isPinned = () => sql`${qualified(table.pinned_until)} > now()`

/** Filters posts that are pinned now. There are few of them, so that all are read. */
export const pinnedFilter: Filter = {
  schema: z.enum(['true', 'false']).meta({
    description:
      'Only posts that are pinned now (true) or not (false). Pinned ones come by `position`, then the newest first, unless `sort` says otherwise.',
    scalar: { type: 'boolean' },
  }),
  apply: (name, value) =>
    value === 'true'
      ? {
          shape: `${name}:true`,
          values: {},
          where: isPinned,
          perRow: isPinned,
          isRare: true,
          order: ['position', '-published_at'],
        }
      : { shape: `${name}:false`, values: {}, where: () => sql`(${isPinned()}) is not true` },
}
