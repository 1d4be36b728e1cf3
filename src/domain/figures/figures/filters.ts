import { sql, type SQL } from 'drizzle-orm'
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

/** SQL: the figures with one of the values, which the index on `dimensions` finds. @param values an array of objects */
const containsAny = (values: SQL) => sql`${qualified(table.dimensions)} @> any(${values})`

/** A filter on values of a dimension; `null` matches figures without the dimension. */
export function dimensionFilter(key: DimensionKey, choices: readonly string[], description: string): Filter {
  const byValue: Filter = {
    schema: commaList(z.enum(choices), description, { nullable: true }),
    apply: (name, value) => {
      const values = value as string[]
      const stored = (one: string) => (key === 'planned' ? one === 'true' : one)
      const where = () => sql`${dimensionValue(key)} = any(${sql.placeholder(name)})`
      return {
        shape: name,
        values: {
          [name]: values,
          [`${name} objects`]: values.map((one) => JSON.stringify({ [key]: stored(one) })),
        },
        where,
        perRow: where,
        collected: () => containsAny(sql`${sql.placeholder(`${name} objects`)}::jsonb[]`),
      }
    },
  }
  // every figure has a scenario
  if (key === 'scenario') return orNone(byValue, () => sql`false`)
  return orNone(byValue, () => sql`${dimensionValue(key)} is null`, true)
}

/** A filter on programmes, by code or id; an unknown programme matches nothing. */
export function programFilter(description: string): Filter {
  const byValue: Filter = {
    schema: commaList(textParameter(), description, { nullable: true }),
    apply: (name, value) => {
      const ids = (value as string[]).filter(isUuidLike)
      const codes = (value as string[]).filter((text) => !isUuidLike(text))
      const wanted = () =>
        sql`${sql.placeholder(`${name} codes`)}::text[] || array(select programs.code from programs where (programs.id = any(${sql.placeholder(`${name} ids`)}::uuid[]) or programs.code_key = any(${sql.placeholder(`${name} keys`)}::text[])) and programs.deleted_at is null)`
      const where = () => sql`${dimensionValue('program')} = any(${wanted()})`
      return {
        shape: name,
        values: {
          [`${name} ids`]: ids,
          [`${name} codes`]: codes,
          [`${name} keys`]: codes.flatMap((code) => candidateKeys('code', code)),
        },
        where,
        perRow: where,
        collected: () =>
          containsAny(
            sql`array(select jsonb_build_object('program', code) from unnest(${wanted()}) as wanted (code))`,
          ),
      }
    },
  }
  return orNone(byValue, () => sql`${dimensionValue('program')} is null`, true)
}
