import { getTableName, sql } from 'drizzle-orm'
import { qualified } from '../database/columns.ts'
import { sqlStatement } from '../database/statement.ts'
import { slug } from '../http/fields.ts'
import { Problem } from '../http/problems.ts'
import { invalidRequest } from '../http/validation-problems.ts'
import { isUuidLike, slugOf } from '../../libraries/vietnamese/slug.ts'
import { collectProblem } from './collect-problems.ts'
import type { Draft } from './draft.ts'
import type { EntityRow, EntityTable, Row } from './row.ts'
import type { WriteContext } from './write-context.ts'
import { StatementCache } from './rows.ts'

/** The field `slug` of an input, which `withSlug` fills in where it is left out. */
export const slugInput = (from: string) =>
  slug()
    .nullable()
    .default(null)
    .describe(
      `Last part of its address, unique among live ones; null or left out: made from \`${from}\` on creation or when patched to null, and kept when a PUT leaves it out. After a change the old address leads to the new one.`,
    )

function generateSlug(text: string, from: string): string {
  const made = slugOf(text)
  if (made !== '' && !isUuidLike(made)) return made
  const message = {
    en: `No slug can be made of the ${from}, which has no letters a-z or digits to make one of; give a slug.`,
    vi: `Không tạo được slug từ "${from}" vì không có chữ cái a-z hay chữ số; hãy tự đặt slug.`,
  }
  throw invalidRequest([{ pointer: '/slug', code: 'required', message }])
}

/** The 409 for a made slug that is taken; that it is said here, and not by the database, is for words that help. */
const generatedSlugTaken = (from: string) =>
  new Problem('already_exists', {
    errors: [
      {
        pointer: '/slug',
        code: 'taken',
        message: {
          en: `Another one has the slug that follows from the ${from}; give a slug.`,
          vi: `Slug tạo từ "${from}" đã có ở bản ghi khác; hãy tự đặt slug.`,
        },
      },
    ],
  })

const ownerStatements = new StatementCache('slug_owners')

/** Who has each of these slugs among the live rows. */
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
  return new Map(rows.map((row) => [String(row['slug']), String(row['id'])]))
}

/**
 * Values with a slug where none was given, made of another field. For `prepare`. Refused are rows whose field has
 * nothing that a slug can be made of (400), and those whose made slug is taken (409); a race is settled by the database.
 */
export async function withSlugs<R extends EntityRow, I extends Row & { slug: string | null }>(
  drafts: readonly Draft<R, I>[],
  from: keyof I & string,
  table: EntityTable,
  { transaction, rejectRow }: WriteContext,
): Promise<I[]> {
  const made = new Map<string, string>()
  for (const { id, values } of drafts) {
    if (values.slug !== null) continue
    collectProblem({ rejectRow }, id, () => made.set(id, generateSlug(String(values[from]), from)))
  }
  const owners = await slugOwners(transaction, table, [...made.values()])
  return drafts.map(({ id, values }) => {
    const slug = made.get(id)
    if (slug === undefined) return values
    if ((owners.get(slug) ?? id) !== id) rejectRow(id, generatedSlugTaken(from))
    return { ...values, slug }
  })
}
