import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { referenceFilter, through, type Filter } from '../../resource/filters.ts'
import { posts } from './queries.ts'
import { posts as table } from './table.ts'
import { visiblePost } from './visibility.ts'

/** A filter on the post that a row refers to. Hidden posts match nothing for anyone, so that no draft is given away. */
export function visiblePostFilter(reference: PgColumn, description: string): Filter {
  const named = referenceFilter(
    table.id,
    () => posts,
    `${description}, by id or slug; posts that are not public match nothing.`,
  )
  const visible: Filter = {
    schema: named.schema,
    use: (parameter, value) => {
      const { where, ...use } = named.use(parameter, value)
      return { ...use, where: () => sql`${where()} and ${visiblePost()}` }
    },
  }
  return through(reference, table.id, visible)
}
