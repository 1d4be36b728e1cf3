import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Access } from '../../../platform/access/policy.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import type { Post, PostInput } from './schema.ts'
import { posts } from './table.ts'

/**
 * The condition of the drafts of an author: posts that they have written, until the first one decides when they appear. From
 * then on a post belongs to the newsroom.
 * @param names the names of the author
 */
export const isOwnDraft = (names: SQL): SQL =>
  sql`(${qualified(posts.status)} = 'draft' and ${qualified(posts.published_at)} is null and coalesce(${qualified(posts.created_by_person)}, ${qualified(posts.created_by)}) = any(${names}))`

/** Whether a caller writes own drafts alone. */
export const isAuthor = ({ ownRows }: Access): boolean => ownRows === 'only'

/** The fields of which an author could learn from a refusal that a hidden post has the same value. */
const uniqueFields = ['slug', 'external_id'] as const

type UniqueField = (typeof uniqueFields)[number]

/**
 * Asserts that an author leaves the values alone that no two posts have.
 * @param stored what the post and its working draft have; nothing for a new post
 * @throws Problem 422 that names the fields
 */
export function assertUniqueFieldsKept(
  input: Pick<PostInput, UniqueField>,
  ...stored: readonly Readonly<Record<UniqueField, string | null>>[]
): void {
  // without a slug the one that is there stays
  const isLeftOut = (name: UniqueField) => input[name] === null && (name === 'slug' || stored.length === 0)
  const isKept = (name: UniqueField) => stored.some((texts) => texts[name] === input[name])
  const set = uniqueFields.filter((name) => !isLeftOut(name) && !isKept(name))
  if (set.length === 0) return
  const message = {
    en: 'Editors alone set it: leave it out.',
    vi: 'Chỉ biên tập viên được đặt giá trị này; hãy bỏ trống.',
  }
  throw new Problem('unprocessable', {
    errors: set.map((name) => ({ pointer: `/${name}`, code: 'read_only', message })),
  })
}

/**
 * Asserts that an author restores a draft only if no other post can have its values by now: a refusal because of that post would
 * tell that it is there.
 * @throws Problem 403 if an editor has set one of the values
 */
export function assertOwnFields({ id, slug, external_id }: Pick<Post, 'id' | UniqueField>): void {
  if (external_id === null && slug.endsWith(ownEnd(id))) return
  throw new Problem('forbidden', {
    detail: {
      en: 'An editor has set the slug or the external id of this draft: ask an editor to restore it.',
      vi: 'Biên tập viên đã đặt đường dẫn hoặc mã bài viết cho bản nháp này; đề nghị biên tập viên khôi phục.',
    },
  })
}

/** The end of the slugs of a draft of an author: random, so that they never tell that another post has a slug. */
const ownEnd = (id: string) => `-${id.slice(-8)}`

/** So many characters leave room for the end of a slug. */
const maxTitleCharacters = 110

/** The slug of a draft of an author. */
export function ownSlug(title: string, id: string): string {
  return slugOf(`${slugOf(title).slice(0, maxTitleCharacters)}${ownEnd(id)}`)
}
