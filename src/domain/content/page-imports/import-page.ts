import { hash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { slugOf } from '../../../libraries/vietnamese/slug.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import type { PostWriting } from '../posts/publishing.ts'
import type { Post, PostInput } from '../posts/schema.ts'
import { acquireExternalId } from '../../../platform/resource/write-locks.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { createRow } from '../../../platform/resource/write.ts'
import { postInput } from '../posts/schema.ts'
import { posts } from '../posts/resource.ts'
import { sections } from '../sections/resource.ts'
import { readPageInWorker, type Page } from './read-in-worker.ts'
import type { MissingField, ReadPage } from '../../../libraries/article-reader/page-reading.ts'

export interface ImportedPage {
  post: Post
  section: string | null
  dropped: string[]
  created: boolean
}

const missingWords: Record<MissingField['code'], { en: string; vi: string }> = {
  empty_page: { en: 'The page is empty.', vi: 'Trang không có nội dung.' },
  no_title: { en: 'No line can be taken for the title.', vi: 'Không tìm thấy dòng tiêu đề.' },
  no_paragraphs: { en: 'There is no paragraph below the title.', vi: 'Không có đoạn văn nào dưới tiêu đề.' },
  no_posting_date: {
    en: 'There is no posting date, such as "Ngày đăng: 01/02/2021".',
    vi: 'Không có ngày đăng, ví dụ "Ngày đăng: 01/02/2021".',
  },
  impossible_posting_date: { en: 'The posting date does not exist.', vi: 'Ngày đăng không có thật.' },
  unreadable_posting_date: { en: 'The posting date cannot be read.', vi: 'Không đọc được ngày đăng.' },
}

function unreadable(page: Page, missing: readonly MissingField[]): Problem {
  const pointer = 'text' in page ? '/text' : '/html'
  const errors = missing.map((lack): FieldError => {
    const { en, vi } = missingWords[lack.code]
    const line = 'line' in lack && lack.line !== null ? lack.line.slice(0, 200) : null
    const message = line === null ? { en, vi } : { en: `${en} (“${line}”)`, vi: `${vi} (“${line}”)` }
    return { pointer, code: lack.code, message }
  })
  const fields = missing.map(({ field }) => field).join(', ')
  return new Problem('unreadable_page', {
    detail: { en: `The page lacks: ${fields}.`, vi: `Trang còn thiếu: ${fields}.` },
    errors,
  })
}

/** A page that comes twice is the same page: unless the caller names it, its content does. */
const nameOf = (page: Page) =>
  `page-${hash('sha256', 'text' in page ? page.text : page.html, 'hex').slice(0, 32)}`

/** The live section of that name, where there is exactly one. */
async function sectionId({ transaction }: PostWriting, name: string | null): Promise<string | null> {
  if (name === null) return null
  const { rows } = await transaction.orm.execute<{ id: string }>(
    sql`select ${sections.table.id} from ${sections.table} where (name = ${name} or slug = ${slugOf(name)}) and deleted_at is null limit 2`,
  )
  return rows.length === 1 ? rows[0]!.id : null
}

/** Pages of a year often have the same title: the posting date tells them apart, then a number. */
async function freeSlug({ transaction }: PostWriting, title: string, day: string): Promise<string | null> {
  const base = slugOf(title).slice(0, 100).replace(/-+$/, '')
  if (base === '') return null
  const candidates = [
    base,
    `${base}-${day}`,
    ...Array.from({ length: 50 }, (_, index) => `${base}-${day}-${index + 2}`),
  ]
  const { rows } = await transaction.orm.execute<{ slug: string }>(
    sql`select slug from posts where slug = any(${sql.param(candidates)}) and deleted_at is null`,
  )
  const taken = new Set(rows.map(({ slug }) => slug))
  return candidates.find((slug) => !taken.has(slug)) ?? null
}

async function inputOf(writing: PostWriting, read: ReadPage, externalId: string): Promise<PostInput> {
  const input = postInput.safeParse({
    title: read.title,
    slug: await freeSlug(writing, read.title, read.published_on),
    body: read.body,
    external_id: externalId,
    section_id: await sectionId(writing, read.section),
    event_date: read.event_date,
    cover: read.cover_caption === null ? null : { caption: read.cover_caption },
    byline: read.byline,
  })
  if (input.success) return input.data
  const fields = [...new Set(input.error.issues.map(({ path }) => String(path[0])))].join(', ')
  throw new Problem('unreadable_page', {
    detail: {
      en: `What was read does not make a post; these parts are too long or malformed: ${fields}.`,
      vi: `Nội dung đọc được không tạo thành bài; phần quá dài hoặc sai định dạng: ${fields}.`,
    },
  })
}

/** A page that was read, with what its post will need. */
export interface PreparedPage {
  page: Page
  read: ReadPage
  precomputed: unknown
}

/**
 * Reads a page and renders its text, before the transaction begins.
 * @throws Problem 422 that says what the page lacks, 503 where no thread is free
 */
export async function preparePage(page: Page, caller: TaskCaller): Promise<PreparedPage> {
  const read = await readPageInWorker(page, caller)
  if (!read.ok) throw unreadable(page, read.missing)
  return { page, read, precomputed: await posts.precompute?.({ body: read.body }, caller) }
}

/**
 * Makes a draft of a page of an old website, or finds the post that was made of it before, however that was changed
 * since.
 * @throws Problem 422 where what was read makes no post; nothing is stored then.
 */
export async function importPage(
  writing: PostWriting,
  { page, read, precomputed }: PreparedPage,
  name: string | null,
): Promise<ImportedPage> {
  const { transaction, access } = writing
  const externalId = name ?? nameOf(page)
  await acquireExternalId(writing, externalId)
  const result = { section: read.section, dropped: read.dropped }
  const known = await findRow(
    transaction.client,
    transaction,
    posts,
    access,
    'external_id',
    externalId,
    'exclude',
  )
  if (known !== undefined) return { ...result, post: known, created: false }
  const input = await inputOf(writing, read, externalId)
  // midnight where the school is
  const { row } = await createRow({ ...writing, precomputed }, input, {
    published_at: `${read.published_on}T00:00:00+07:00`,
  })
  return { ...result, post: row, created: true }
}
