import { slug } from '../http/fields.ts'
import { invalidRequest } from '../http/zod-problems.ts'
import { isUuidLike, slugOf } from '../language/slug.ts'
import type { Row } from './definition.ts'

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
