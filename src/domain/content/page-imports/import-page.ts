import { hash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import type { PostWriting } from '../posts/publishing.ts'
import type { Post, PostInput } from '../posts/schema.ts'
import { acquireExternalId } from '../../../platform/resource/writing.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { createRow } from '../../../platform/resource/write.ts'
import { postInput } from '../posts/schema.ts'
import { posts } from '../posts/resource.ts'
import { sections } from '../sections/resource.ts'
import { describeWarning } from './warnings.ts'
import type { ImportedKind, Page } from './page.ts'
import { readPageInWorker } from './read-in-worker.ts'
import { postsHeaders } from '../posts/headers.ts'
import type { MissingField, PageFile, ReadPage } from '../../../libraries/article-reader/page-reading.ts'

/** The result of a page import. */
export interface ImportedPage {
  post: Post
  section: string | null
  images: PageFile[]
  attachments: PageFile[]
  warnings: ReturnType<typeof describeWarning>[]
  dropped: string[]
  created: boolean
}

const missingMessages: Record<MissingField['code'], { en: string; vi: string }> = {
  empty_page: { en: 'The page is empty.', vi: 'Trang không có nội dung.' },
  no_title: { en: 'No line can be taken for the title.', vi: 'Không tìm thấy dòng tiêu đề.' },
  no_paragraphs: { en: 'There is no paragraph below the title.', vi: 'Không có đoạn văn nào dưới tiêu đề.' },
}

function missingFieldsProblem(page: Page, missing: readonly MissingField[]): Problem {
  const pointer = 'text' in page ? '/text' : '/html'
  const errors = missing.map((field): FieldError => {
    return { pointer, code: field.code, message: missingMessages[field.code] }
  })
  const fields = missing.map(({ field }) => field).join(', ')
  return new Problem('unreadable_page', {
    detail: {
      en: `The page lacks: ${fields}.`,
      vi: missing.map(({ code }) => missingMessages[code].vi).join(' '),
    },
    errors,
  })
}

/** The external id of a page without one: a hash of its content, so that the same page is imported once. */
const contentHashId = (page: Page) =>
  `page-${hash('sha256', 'text' in page ? page.text : page.html, 'hex').slice(0, 32)}`

/** The id of the live section with this name or slug, if there is exactly one. */
async function findSectionId({ transaction }: PostWriting, name: string | null): Promise<string | null> {
  if (name === null) return null
  const { rows } = await transaction.orm.execute<{ id: string }>(
    sql`select ${sections.table.id} from ${sections.table} where (name = ${name} or slug = ${slugOf(name)}) and deleted_at is null limit 2`,
  )
  return rows.length === 1 ? rows[0]!.id : null
}

/** A free slug for the title. Pages often share a title, so the posting date, if any, and then a number are appended. */
async function findFreeSlug(
  { transaction }: PostWriting,
  title: string,
  day: string | null,
): Promise<string | null> {
  const base = slugOf(title).slice(0, 100).replace(/-+$/, '')
  if (base === '') return null
  const dated = day === null ? base : `${base}-${day}`
  const candidates = [base, dated, ...Array.from({ length: 50 }, (_, index) => `${dated}-${index + 2}`)]
  const { rows } = await transaction.orm.execute<{ slug: string }>(
    sql`select slug from posts where slug = any(${sql.param(candidates)}) and deleted_at is null`,
  )
  const usedSlugs = new Set(rows.map(({ slug }) => slug))
  return candidates.find((slug) => !usedSlugs.has(slug)) ?? null
}

async function postInputOf(
  writing: PostWriting,
  { read, kind }: PreparedPage,
  externalId: string,
): Promise<PostInput> {
  const input = postInput.safeParse({
    kind,
    title: read.title,
    summary: read.summary,
    slug: await findFreeSlug(writing, read.title, read.published_on),
    body: read.body,
    external_id: externalId,
    section_id: await findSectionId(writing, read.section),
    event_date: read.event_date,
    cover: read.cover_caption === null ? null : { caption: read.cover_caption },
    byline: read.byline,
  })
  if (input.success) return input.data
  const names = [...new Set(input.error.issues.map(({ path }) => String(path[0])))]
  const fields = names.join(', ')
  const heads = names.map((name) => `"${postsHeaders[name]?.[0] ?? name}"`).join(', ')
  throw new Problem('unreadable_page', {
    detail: {
      en: `What was read does not make a post; these parts are too long or malformed: ${fields}.`,
      vi: `Nội dung đọc được không tạo thành bài; phần quá dài hoặc sai định dạng: ${heads}.`,
    },
  })
}

/** A page that is read, with the precomputed values of its post. */
interface PreparedPage {
  page: Page
  kind: ImportedKind
  read: ReadPage
  precomputed: unknown
}

/**
 * Reads a page and renders its text, before the transaction begins.
 * @throws Problem 422 that names the missing parts, 503 if no worker is free
 */
export async function preparePage(page: Page, kind: ImportedKind, caller: TaskCaller): Promise<PreparedPage> {
  const read = await readPageInWorker(page, caller)
  if (!read.ok) throw missingFieldsProblem(page, read.missing)
  return { page, kind, read, precomputed: await posts.precompute?.({ body: read.body }, caller) }
}

/**
 * Creates a draft from a page of an old website, or returns the post of an earlier import of the page, even if that
 * post was changed since.
 * @throws Problem 422 if the page does not make a valid post; nothing is stored.
 */
export async function importPage(
  writing: PostWriting,
  prepared: PreparedPage,
  name: string | null,
): Promise<ImportedPage> {
  const { transaction, access } = writing
  const { page, kind, read, precomputed } = prepared
  const externalId = name ?? contentHashId(page)
  await acquireExternalId(writing, externalId)
  const { section, images, attachments, dropped } = read
  // only news need a date
  const warnings = read.warnings.filter(({ code }) => kind !== 'page' || code !== 'no_posting_date')
  const result = { section, images, attachments, warnings: warnings.map(describeWarning), dropped }
  const existing = await findRow(
    transaction.client,
    transaction,
    posts,
    access,
    'external_id',
    externalId,
    'exclude',
  )
  if (existing !== undefined) return { ...result, post: existing, created: false }
  const input = await postInputOf(writing, prepared, externalId)
  // midnight in the time zone of the school
  const posted = read.published_on === null ? null : `${read.published_on}T00:00:00+07:00`
  const published_at = 'known' in page ? page.published_at : posted
  const { row } = await createRow({ ...writing, precomputed }, input, { published_at })
  return { ...result, post: row, created: true }
}
