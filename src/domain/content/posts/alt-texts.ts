import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { PostDraft } from './related-input.ts'
import type { Post, PostInput } from './schema.ts'

/** A use of a file that has no alt text of its own. */
interface BareUse {
  media_id: string
  pointer: string
}

/** The uses of a post without an alt text of their own. */
function bareUses({ cover, media }: Pick<PostInput, 'cover' | 'media'>): BareUse[] {
  const uses = [
    { use: cover, pointer: '/cover/alt' },
    ...media.map((use, index) => ({ use, pointer: `/media/${index}/alt` })),
  ]
  return uses.flatMap(({ use, pointer }) =>
    use !== null && use.media_id !== null && use.alt === null ? [{ media_id: use.media_id, pointer }] : [],
  )
}

/** The same of a post that is stored. */
const bareUsesOf = ({ cover, media }: Post): BareUse[] =>
  bareUses({
    cover: cover && { ...cover, alt: cover.own_alt },
    media: media.map((use) => ({ ...use, alt: use.own_alt })),
  })

/**
 * The pictures among these files that neither have an alt text nor are decorative. All are locked, so that no writer takes the
 * alt text away meanwhile.
 */
async function picturesWithoutAlt(
  { client }: Transaction,
  uses: readonly BareUse[],
): Promise<ReadonlySet<string>> {
  if (uses.length === 0) return new Set()
  const { rows } = await client.query<{ id: string; lacks_alt: boolean }>(
    `select id, kind = 'image' and alt is null and not decorative as lacks_alt
    from media where id = any($1) order by id for share`,
    [uses.map(({ media_id }) => media_id)],
  )
  return new Set(rows.flatMap(({ id, lacks_alt }) => (lacks_alt ? [id] : [])))
}

const altRequired = (uses: readonly BareUse[]): Problem =>
  new Problem('unprocessable', {
    errors: uses.map(({ pointer }): FieldError => ({
      pointer,
      code: 'alt_required',
      message: {
        en: 'The picture of a published post needs an alt text, here or in its media item; or mark it there as decorative.',
        vi: 'Ảnh của bài đã đăng cần có mô tả, tại đây hoặc ở mục tệp của ảnh; hoặc đánh dấu ở đó là ảnh trang trí.',
      },
    })),
  })

/** @throws Problem 422 if a picture has no alt text and is not decorative; published posts need one */
export async function assertAltTexts(transaction: Transaction, post: Post): Promise<void> {
  const uses = bareUsesOf(post)
  const lacking = await picturesWithoutAlt(transaction, uses)
  const missing = uses.filter(({ media_id }) => lacking.has(media_id))
  if (missing.length > 0) throw altRequired(missing)
}

/** A post before it is stored; a row of a file says its state too. */
type StatedDraft = PostDraft & { values: { status?: Post['status'] } }

/**
 * The uses of a post that is published, or that a write adds to a published one. What that has stays as it is, since earlier
 * versions did not ask.
 */
function addedUses({ values, current }: StatedDraft): BareUse[] {
  const before = current === undefined || current.deleted_at !== null ? 'draft' : current.status
  if ((values.status ?? before) !== 'published') return []
  if (before !== 'published' || current === undefined) return bareUses(values)
  const stored = new Set(bareUsesOf(current).map(({ media_id }) => media_id))
  return bareUses(values).filter(({ media_id }) => !stored.has(media_id))
}

/** Rejects drafts that add a picture without alt text to a published post, or publish one with such a picture. */
export async function rejectWithoutAlt(
  drafts: readonly PostDraft[],
  { transaction, dryRun, file, rejectRow }: WriteContext,
): Promise<void> {
  // a working draft is rehearsed; it may lack alt texts until it is published
  if (dryRun && file === undefined) return
  const added = drafts.map((draft) => ({ id: draft.id, uses: addedUses(draft) }))
  const lacking = await picturesWithoutAlt(
    transaction,
    added.flatMap(({ uses }) => uses),
  )
  for (const { id, uses } of added) {
    const missing = uses.filter(({ media_id }) => lacking.has(media_id))
    if (missing.length > 0) rejectRow(id, altRequired(missing))
  }
}
