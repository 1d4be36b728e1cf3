import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'
import { commaList, textParameter } from '../../../platform/resource/comma-list.ts'
import { orNone, referenceFilter, semiJoinFilter } from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { posts } from './resource.ts'
import { posts as table } from './table.ts'
import { visiblePost } from './visibility.ts'

/** A filter on the post that a row refers to. Posts that are not public match nothing, so that no draft is revealed. */
export function visiblePostFilter(reference: PgColumn, description: string): Filter {
  const fullDescription = `${description}, by id or slug; posts that are not public match nothing.`
  const byReference = referenceFilter(table.id, () => posts, fullDescription)
  const visible: Filter = {
    schema: commaList(textParameter(), fullDescription, { nullable: true }),
    apply: (parameter, value, query, access) => {
      const { where, ...use } = byReference.apply(parameter, value, query, access)
      return { ...use, where: () => sql`${where()} and ${visiblePost()}` }
    },
  }
  const none = () =>
    sql`not exists (select 1 from ${table} where ${qualified(table.id)} = ${qualified(reference)} and ${qualified(table.deleted_at)} is null and ${visiblePost()})`
  return orNone(semiJoinFilter(reference, table.id, visible), none, true)
}
