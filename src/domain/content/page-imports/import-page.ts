import { hash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import type { PostWriting } from '../posts/publishing.ts'
import { postFiles } from '../posts/file-rows/resource.ts'
import { postFileInput, type PostFileInput } from '../posts/file-rows/schema.ts'
import type { Post } from '../posts/schema.ts'
import { acquireExternalId } from '../../../platform/resource/writing.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { createRow } from '../../../platform/resource/write.ts'
import { posts } from '../posts/resource.ts'
import { sections } from '../sections/resource.ts'
import { oldAddressesOf } from './old-addresses-of.ts'
import { describeWarning } from './warnings.ts'
import type { ImportedKind, Page } from './page.ts'
import { readPageInWorker } from './read-in-worker.ts'
import { postsHeaders } from '../posts/headers.ts'
import type { MissingField, PageFile, ReadPage } from '../../../libraries/article-reader/page-reading.ts'

/** The fields that an import of a page sets, for the audit trail. */
export const importedFields = ['title', 'body', 'status', 'published_at', 'redirects_from']

/** What the sender of a page says of it. */
export interface PageOptions {
  external_id: string | null
  /** Its address on the old website, if the page does not say it. */
  address: string | null
  /** Whether a page with a posting date is published. */
  publish: boolean
}

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

/** When the old website published the page; of a page that says its day alone, midnight where the school is. */
function publishedAt(page: Page, { published_on: day }: ReadPage): string | null {
  if ('known' in page) return page.published_at
  return day === null ? null : `${day}T00:00:00+07:00`
}

async function postInputOf(
  writing: PostWriting,
  { page, kind, read }: PreparedPage,
  externalId: string,
  { publish }: PageOptions,
  addresses: readonly string[],
): Promise<PostFileInput> {
  const published_at = publishedAt(page, read)
  const isTitled = !read.warnings.some(({ code }) => code === 'doubtful_title')
  const input = postFileInput.safeParse({
    kind,
    status: publish && isTitled && published_at !== null ? 'published' : 'draft',
    published_at,
    redirects_from: addresses,
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
 * Creates a post from a page of an old website, or returns the post of an earlier import of the page, even if that
 * post was changed since.
 * @throws Problem 422 if the page does not make a valid post, 409 if another one has its old address, 403 if it shall be
 * published and the caller may not; nothing is stored.
 */
export async function importPage(
  writing: PostWriting,
  prepared: PreparedPage,
  options: PageOptions,
): Promise<ImportedPage> {
  const { transaction, access } = writing
  const { page, kind, read, precomputed } = prepared
  const externalId = options.external_id ?? contentHashId(page)
  await acquireExternalId(writing, externalId)
  const { section, images, attachments, dropped } = read
  // only news need a date
  const warnings = read.warnings
    .filter(({ code }) => kind !== 'page' || code !== 'no_posting_date')
    .map(describeWarning)
  const result = { section, images, attachments, warnings, dropped }
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
  const { addresses, taken } = await oldAddressesOf(transaction, prepared, options.address)
  warnings.push(...taken.map((address) => describeWarning({ code: 'address_taken', line: address })))
  const input = await postInputOf(writing, prepared, externalId, options, addresses)
  const { row } = await createRow({ ...writing, resource: postFiles, precomputed }, input)
  // responses have no old addresses
  const { redirects_from: _, ...post } = row
  return { ...result, post, created: true }
}
