import { getTableName, sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { StatementCache, sqlStatement } from '../database/statement.ts'
import { slug } from '../http/fields.ts'
import { Problem } from '../http/problems.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import { isUuidLike, slugOf } from '../../libraries/vietnamese/slug.ts'
import { collectProblem } from './collect-problems.ts'
import type { Draft } from './draft.ts'
import type { EntityRow, EntityTable, Row } from './row.ts'
import type { WriteContext } from './write-context.ts'

/** The field `slug` of an input. `withSlugs` generates it where it is missing. */
export const slugInput = (from: string) =>
  slug()
    .nullable()
    .default(null)
    .describe(
      `Last part of its address, unique among live ones; null or left out: made from \`${from}\` on creation or when patched to null, and kept when a PUT leaves it out. After a change the old address leads to the new one.`,
    )

/** Generates a slug. @throws Problem 400 for a text without letters and digits */
function generateSlug(text: string, from: string): string {
  const slug = slugOf(text)
  if (slug !== '' && !isUuidLike(slug)) return slug
  const message = {
    en: `No slug can be made of the ${from}, which has no letters a-z or digits to make one of; give a slug.`,
    vi: `Không tạo được đường dẫn từ "${from}" vì không có chữ cái a-z hay chữ số; hãy tự đặt đường dẫn.`,
  }
  throw invalidRequest([{ pointer: '/slug', code: 'required', message }])
}

/** The 409 for a generated slug that is taken. The error of the database could not say that the slug was generated. */
const generatedSlugTaken = (from: string) =>
  new Problem('already_exists', {
    errors: [
      {
        pointer: '/slug',
        code: 'taken',
        message: {
          en: `Another one has the slug that follows from the ${from}; give a slug.`,
          vi: `Đường dẫn tạo từ "${from}" đã có ở bản ghi khác; hãy tự đặt đường dẫn.`,
        },
      },
    ],
  })

const ownerStatements = new StatementCache<{ slug: string; id: string }>('slug_owners')

/** The ids of live rows by their slugs. */
async function slugOwners(
  { client }: WriteContext['transaction'],
  { slug, id, deleted_at }: EntityTable,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length === 0 || slug === undefined) return new Map()
  const owners = ownerStatements.get(getTableName(slug.table), (name) =>
    sqlStatement(
      name,
      sql`select ${slug} as slug, ${id} as id from ${slug.table} where ${qualified(slug)} = any(${sql.placeholder('slugs')}::text[]) and ${qualified(deleted_at)} is null`,
    ),
  )
  const rows = await owners.all(client, { slugs })
  return new Map(rows.map((row) => [row.slug, row.id]))
}

/**
 * Generates missing slugs from another field, for the hook `prepare`. A row is rejected if no slug can be made of the
 * field (400) or if the slug is taken (409). A race is decided by the unique index.
 */
export async function withSlugs<R extends EntityRow, I extends Row & { slug: string | null }>(
  drafts: readonly Draft<R, I>[],
  from: keyof I & string,
  table: EntityTable,
  { transaction, rejectRow }: WriteContext,
): Promise<I[]> {
  const generated = new Map<string, string>()
  for (const { id, values } of drafts) {
    if (values.slug !== null) continue
    collectProblem({ rejectRow }, id, () => generated.set(id, generateSlug(String(values[from]), from)))
  }
  const owners = await slugOwners(transaction, table, [...generated.values()])
  return drafts.map(({ id, values }) => {
    const slug = generated.get(id)
    if (slug === undefined) return values
    if ((owners.get(slug) ?? id) !== id) rejectRow(id, generatedSlugTaken(from))
    return { ...values, slug }
  })
}
