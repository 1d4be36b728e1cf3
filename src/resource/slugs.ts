import { sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { slug } from '../http/fields.ts'
import { Problem } from '../http/problems.ts'
import { invalidRequest } from '../http/zod-problems.ts'
import { isUuidLike, slugOf } from '../language/slug.ts'
import type { EntityTable, Row, WriteContext } from './definition.ts'

/** The field `slug` of an input, which `withSlug` fills in where it is left out. */
export const slugInput = (from: string) =>
  slug()
    .nullable()
    .default(null)
    .describe(
      `Last part of its address, unique among live ones; null or left out: made from \`${from}\`. It stays when the ${from} alone is patched; after a change the old address leads to the new one.`,
    )

/**
 * Makes the slug of another field where none was given; for `prepare`. Whether it is taken is for the database to say,
 * which alone knows at the moment of storing.
 * @throws Problem 400 where the field has nothing that a slug can be made of.
 */
export function withSlug(values: Row, from: string): Row {
  if (typeof values['slug'] === 'string') return values
  const made = slugOf(String(values[from]))
  if (made !== '' && !isUuidLike(made)) return { ...values, slug: made }
  const message = {
    en: `No slug can be made of the ${from}, which has no letters a-z or digits to make one of; give a slug.`,
    vi: `Không tạo được slug từ "${from}" vì không có chữ cái a-z hay chữ số; hãy tự đặt slug.`,
  }
  throw invalidRequest([{ pointer: '/slug', code: 'required', message }])
}

/**
 * As `withSlug`; where the slug it makes is another row's, the refusal tells what to do about a value that nobody sent.
 * (A race is still settled by the database, in its plainer words.)
 * @throws Problem 409 where the made slug is taken.
 */
export async function withFreeSlug(
  values: Row,
  from: string,
  table: EntityTable,
  { transaction, id }: WriteContext,
): Promise<Row> {
  const made = withSlug(values, from)
  if (made === values || table.slug === undefined) return made
  const taken = await transaction.orm.execute(
    sql`select 1 from ${table} where ${qualified(table.slug)} = ${made['slug']} and ${qualified(table.id)} <> ${id} and ${qualified(table.deleted_at)} is null`,
  )
  if (taken.rows.length === 0) return made
  const message = {
    en: `Another one has the slug that follows from the ${from}; give a slug.`,
    vi: `Slug tạo từ "${from}" đã có ở bản ghi khác; hãy tự đặt slug.`,
  }
  throw new Problem('already_exists', { errors: [{ pointer: '/slug', code: 'taken', message }] })
}
