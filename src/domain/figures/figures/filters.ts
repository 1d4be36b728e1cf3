import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { commaList, textParameter } from '../../../platform/resource/comma-list.ts'
import { candidateKeys } from '../../../platform/resource/row-keys.ts'
import { orNone } from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import type { DimensionKey } from './dimensions.ts'
import { figures as table } from './table.ts'

const dimensionValue = (key: DimensionKey) => sql`(${qualified(table.dimensions)} ->> ${sql.raw(`'${key}'`)})`

/** A filter on values of a dimension; `null` matches figures without the dimension. */
export function dimensionFilter(key: DimensionKey, choices: readonly string[], description: string): Filter {
  const byValue: Filter = {
    schema: commaList(z.enum(choices), description, { nullable: true }),
    apply: (name, value) => ({
      shape: name,
      values: { [name]: value },
      where: () => sql`${dimensionValue(key)} = any(${sql.placeholder(name)})`,
    }),
  }
  return orNone(byValue, () => sql`${dimensionValue(key)} is null`)
}

/** A filter on programmes, by code or id; an unknown programme matches nothing. */
export function programFilter(description: string): Filter {
  const byValue: Filter = {
    schema: commaList(textParameter(), description, { nullable: true }),
    apply: (name, value) => {
      const ids = (value as string[]).filter(isUuidLike)
      const codes = (value as string[]).filter((text) => !isUuidLike(text))
      return {
        shape: name,
        values: {
          [`${name} ids`]: ids,
          [`${name} codes`]: codes,
          [`${name} keys`]: codes.flatMap((code) => candidateKeys('code', code)),
        },
        where: () =>
          sql`${dimensionValue('program')} = any(${sql.placeholder(`${name} codes`)}::text[] || array(select programs.code from programs where (programs.id = any(${sql.placeholder(`${name} ids`)}::uuid[]) or programs.code_key = any(${sql.placeholder(`${name} keys`)}::text[])) and programs.deleted_at is null))`,
      }
    },
  }
  return orNone(byValue, () => sql`${dimensionValue('program')} is null`)
}
