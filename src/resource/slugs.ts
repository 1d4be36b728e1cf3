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
      `Last part of its address, unique among live ones; null or left out: made from \`${from}\` on creation or when patched to null, and kept when a PUT leaves it out. After a change the old address leads to the new one.`,
    )

function slugFrom(text: string, from: string): string {
  const made = slugOf(text)
  if (made !== '' && !isUuidLike(made)) return made
  const message = {
    en: `No slug can be made of the ${from}, which has no letters a-z or digits to make one of; give a slug.`,
    vi: `Không tạo được slug từ "${from}" vì không có chữ cái a-z hay chữ số; hãy tự đặt slug.`,
  }
  throw invalidRequest([{ pointer: '/slug', code: 'required', message }])
}

/**
 * Fills in a slug that was not given, made of another field. For `prepare`.
 * (That a made slug is taken is said here in words that help; a race is settled by the database, in plainer ones.)
 * @throws Problem 400 where the field has nothing that a slug can be made of, 409 where the made slug is taken.
 */
export async function withSlug(
  values: Row,
  from: string,
  table: EntityTable,
  { transaction, id }: WriteContext,
): Promise<Row> {
  if (typeof values['slug'] === 'string' || table.slug === undefined) return values
  const slug = slugFrom(String(values[from]), from)
  const taken = await transaction.orm.execute(
    sql`select 1 from ${table} where ${qualified(table.slug)} = ${slug} and ${qualified(table.id)} <> ${id} and ${qualified(table.deleted_at)} is null`,
  )
  if (taken.rows.length === 0) return { ...values, slug }
  const message = {
    en: `Another one has the slug that follows from the ${from}; give a slug.`,
    vi: `Slug tạo từ "${from}" đã có ở bản ghi khác; hãy tự đặt slug.`,
  }
  throw new Problem('already_exists', { errors: [{ pointer: '/slug', code: 'taken', message }] })
}
