import type { PgColumn } from 'drizzle-orm/pg-core'
import { documentNumberKey } from '../../../libraries/vietnamese/document-number.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { textFilter } from '../../../platform/resource/filters.ts'

/** A filter for numbers of documents in any way of writing, on the column of their keys. */
export function documentNumberFilter(key: PgColumn, description: string): Filter {
  const byKey = textFilter(key, description)
  return {
    schema: byKey.schema,
    apply: (parameter, value, query, access) => {
      const numbers = value as (string | null)[]
      const keys = numbers.map((number) => (number === null ? null : documentNumberKey(number)))
      return byKey.apply(parameter, keys, query, access)
    },
  }
}
