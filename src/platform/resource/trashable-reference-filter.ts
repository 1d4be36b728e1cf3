import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Access } from '../access/policy.ts'
import { qualified } from '../database/columns.ts'
import { textParameter } from './comma-list.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Filter } from './filter.ts'
import { orNone, referenceFilter } from './filters.ts'
import { neOfReferences } from './ne-filters.ts'
import { accessToTarget } from './target-access.ts'

/**
 * A filter on a reference whose target may be in the trash, as its foreign key sets null. For who does not see the trash, a row
 * with such a target has no reference: neither `null` nor `[ne]` tells that there is one.
 */
export function trashableReferenceFilter(
  column: PgColumn,
  target: () => ReadOnlyResource,
  description: string,
): Filter {
  const forAll = referenceFilter(column, target, description)
  const hasLive = () => {
    const { table } = target()
    const live = table.deleted_at ? sql` and ${qualified(table.deleted_at)} is null` : sql``
    return sql`exists (select 1 from ${table} where ${qualified(table.id)} = ${qualified(column)}${live})`
  }
  const forReaders = orNone(forAll, () => sql`not ${hasLive()}`, true)
  const byAccess = (all: Filter, readers: Filter): Filter => ({
    schema: all.schema,
    apply: (name, value, query, access: Access) => {
      if (accessToTarget(target(), access.caller)?.allRows) return all.apply(name, value, query, access)
      const applied = readers.apply(name, value, query, access)
      return { ...applied, shape: `${applied.shape} live` }
    },
  })
  const ne = neOfReferences(column, textParameter(), forReaders, hasLive)
  return { ...byAccess(forAll, forReaders), ne: byAccess(forAll.ne!, ne) }
}
