import { sql, type SQL } from 'drizzle-orm'
import { ownNames } from '../../../platform/access/caller.ts'
import type { Access } from '../../../platform/access/policy.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { isOwnDraft } from './own-drafts.ts'
import type { Post } from './schema.ts'
import { posts } from './table.ts'
import { visiblePost } from './visibility.ts'

type StoredPost = StoredRow<Post>

/** A post that has to do with a translation. */
type Relative = Pick<Post, 'id' | 'language' | 'translation_of'> & { isLive: boolean }

/** Whether a write may have made a live post a translation that it was not, or decides that readers get it. */
function isConcerned({ current, row }: StoredPost): boolean {
  // a row of a file is not read back, and is live
  if ((row.deleted_at ?? null) !== null) return false
  if (current === undefined) return row.translation_of !== null
  if (current.deleted_at !== null) return true
  if (current.translation_of !== row.translation_of || current.language !== row.language) return true
  return row.status === 'published' && current.status !== 'published'
}

/** Locks originals, so that two writers cannot both translate one into a language, nor make it a translation meanwhile. */
async function lockOriginals({ orm }: Transaction, ids: readonly string[]): Promise<void> {
  await orm.execute(
    sql`select id from ${posts} where id = any(${sql.param(ids)}::uuid[]) order by id for no key update`,
  )
}

/** Authors must not learn from a refusal what others have made: who publishes their drafts is told of it. */
const seenBy = ({ allRows, caller }: Access): SQL =>
  allRows ? sql`true` : sql`(${visiblePost()} or ${isOwnDraft(sql`${sql.param(ownNames(caller))}::text[]`)})`

/** The originals of posts, all that translates these, and all that translates the posts. */
async function findRelatives(
  { orm }: Transaction,
  access: Access,
  ids: readonly string[],
  originals: readonly string[],
): Promise<Relative[]> {
  const { rows } = await orm.execute<{ [Name in keyof Relative]: Relative[Name] }>(
    sql`select id, language, translation_of, deleted_at is null as "isLive" from ${posts}
      where (id = any(${sql.param(originals)}::uuid[])
        or deleted_at is null and translation_of = any(${sql.param([...originals, ...ids])}::uuid[]))
        and ${seenBy(access)} order by id`,
  )
  return rows
}

/** What is wrong with a translation, and what to do about it. */
const messages = {
  self: {
    en: 'A post does not translate itself: give the post that it translates, or null.',
    vi: 'Bài viết không thể là bản dịch của chính nó: hãy chọn bài gốc, hoặc để trống.',
  },
  chain: {
    en: 'That post is a translation itself: give the post that it translates.',
    vi: 'Bài được chọn cũng là bản dịch: hãy chọn bài gốc của bài đó.',
  },
  has_translations: {
    en: 'Other posts translate this one: let them translate the new original first, or give null.',
    vi: 'Bài này đang là bài gốc của bản dịch khác: hãy đổi bài gốc của các bản dịch đó trước, hoặc để trống.',
  },
  same_language: {
    en: 'Original and translation are in one language: give the language of this post, or another original.',
    vi: 'Bài gốc và bản dịch cùng một ngôn ngữ: hãy chọn đúng ngôn ngữ của bài này, hoặc chọn bài gốc khác.',
  },
} as const satisfies Record<string, Bilingual>

const isTaken = (id: string): Bilingual => ({
  en: `Another post is the translation into this language: ${id}. Change or delete that one first, or give another language.`,
  vi: `Đã có bản dịch sang ngôn ngữ này: ${id}. Hãy sửa hoặc xóa bản dịch đó trước, hoặc chọn ngôn ngữ khác.`,
})

/** The same of a post that leaves the trash, which takes no other original there. */
const messagesOfRestore = {
  chain: (id: string): Bilingual => ({
    en: `Its original has become a translation meanwhile: ${id}. Let that one translate none first.`,
    vi: `Bài gốc của bài này nay đã là bản dịch: ${id}. Hãy để trống bài gốc của bài đó trước.`,
  }),
  same_language: (id: string): Bilingual => ({
    en: `Its original is in the same language now: ${id}. Correct the language of that one first.`,
    vi: `Bài gốc của bài này nay cùng ngôn ngữ: ${id}. Hãy sửa ngôn ngữ của bài đó trước.`,
  }),
} as const

/** The first thing that is wrong with the translation that a post is, or with those that it has. */
function faultOf(
  { id, language, translation_of: original }: Post,
  relatives: readonly Relative[],
  isRestored: boolean,
): { code: string; message: Bilingual } | undefined {
  const fault = (code: keyof typeof messages) => ({ code, message: messages[code] })
  const ofSource = (code: keyof typeof messagesOfRestore, source: Relative) =>
    isRestored ? { code, message: messagesOfRestore[code](source.id) } : fault(code)
  const translations = relatives.filter((other) => other.translation_of === id)
  if (original === null)
    return translations.some((other) => other.language === language) ? fault('same_language') : undefined
  if (original === id) return fault('self')
  if (translations.length > 0) return fault('has_translations')
  const source = relatives.find((other) => other.id === original)
  if (source === undefined) return undefined
  if (source.translation_of !== null) return ofSource('chain', source)
  if (source.language === language) return ofSource('same_language', source)
  const same = relatives.find(
    (other) =>
      other.isLive && other.translation_of === original && other.language === language && other.id !== id,
  )
  return same && { code: 'taken', message: isTaken(same.id) }
}

/** The field that made the fault: the language, if that alone changed. */
const fieldOf = ({ current, row }: StoredPost): keyof Post =>
  current?.deleted_at === null &&
  current.translation_of === row.translation_of &&
  current.language !== row.language
    ? 'language'
    : 'translation_of'

/**
 * Adds a 422 to each post whose write makes two posts of one text in one language, a translation of a translation, or one of
 * itself. What an earlier version stored stays until a write concerns it.
 */
export async function rejectMistranslated(
  rows: readonly StoredPost[],
  { transaction, access, rejectRow }: WriteContext,
): Promise<void> {
  const concerned = rows.filter(isConcerned)
  if (concerned.length === 0) return
  const originals = concerned.flatMap(({ row }) => row.translation_of ?? [])
  if (originals.length > 0) await lockOriginals(transaction, originals)
  const ids = concerned.map(({ id }) => id)
  // of the rows of one file the first one stands
  const undecided = new Set(ids)
  const relatives = await findRelatives(transaction, access, ids, originals)
  for (const stored of concerned) {
    const { id, current } = stored
    undecided.delete(id)
    const decided = relatives.filter((other) => !undecided.has(other.id))
    const found = faultOf({ ...stored.row, id }, decided, (current?.deleted_at ?? null) !== null)
    if (found === undefined) continue
    undecided.add(id)
    const errors = [{ pointer: `/${fieldOf(stored)}`, ...found }]
    rejectRow(id, new Problem('unprocessable', { errors }))
  }
}
