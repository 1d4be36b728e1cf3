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

const valueOf = (key: DimensionKey) => sql`(${qualified(table.dimensions)} ->> ${sql.raw(`'${key}'`)})`

/** One of a closed set of values of a dimension; `null`: figures that say nothing of it. */
export function dimensionFilter(key: DimensionKey, choices: readonly string[], description: string): Filter {
  const named: Filter = {
    schema: commaList(z.enum(choices), description, { nullable: true }),
    apply: (name, value) => ({
      shape: name,
      values: { [name]: value },
      where: () => sql`${valueOf(key)} = any(${sql.placeholder(name)})`,
    }),
  }
  return orNone(named, () => sql`${valueOf(key)} is null`)
}

/** Programmes by code, as figures name them, or by id; a programme that does not exist matches nothing. */
export function programFilter(description: string): Filter {
  const named: Filter = {
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
          sql`${valueOf('program')} = any(${sql.placeholder(`${name} codes`)}::text[] || array(select programs.code from programs where (programs.id = any(${sql.placeholder(`${name} ids`)}::uuid[]) or programs.code_key = any(${sql.placeholder(`${name} keys`)}::text[])) and programs.deleted_at is null))`,
      }
    },
  }
  return orNone(named, () => sql`${valueOf('program')} is null`)
}
