import { z } from 'zod'
import {
  day,
  externalId,
  id,
  instantInput,
  line,
  position,
  lines,
  prose,
  validationError,
  webAddress,
} from '../../../platform/http/fields.ts'
import { fieldDifference } from '../../../platform/http/field-difference.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'
import { keyObject, referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { altText } from '../media/schema.ts'
import { useFields } from '../media/use-schema.ts'
import { person } from '../people/schema.ts'
import { section } from '../sections/schema.ts'
import { tag } from '../tags/schema.ts'
import { languages, postKinds, postStatuses } from './table.ts'
import { nextStates, postStates } from './states.ts'
import { reviewStates } from './working-draft/table.ts'

const kind = z
  .enum(postKinds)
  .describe(
    '`article`; `video` for a post around `video_url`; `page` for a page that is no news of a day, such as Giới thiệu or Cơ cấu tổ chức. The list grows.',
  )
const language = z.enum(languages).describe('Language of the texts.')
const status = z
  .enum(postStatuses)
  .describe('`draft`, `published` (visible once `published_at` has come) or `archived`.')

const pinnedUntil =
  'Until when it is pinned (UTC): lists with `pinned=true` have it, while readers see it; null: it is not.'
const pinPosition = 'Position among pinned posts; the smallest comes first.'

const caption = line(1000).nullable().default(null).describe('What the picture shows, in this use of it.')
const credit = line(300).nullable().default(null).describe('Creator of the work.')
const alt = altText.describe(
  'Alt text: what it shows, for people who cannot see it; null for that of the file.',
)

const bylineInput = z
  .strictObject({
    person_id: id().nullable().default(null).describe('Id of the person, if the register has one.'),
    name: line(200)
      .nullable()
      .default(null)
      .describe('Name as printed; if left out, the name of the person.'),
    degree: line(100)
      .nullable()
      .default(null)
      .describe('Academic degree at the time of the post, such as ThS.'),
    position: line(200).nullable().default(null).describe('Position at the time of the post.'),
    unit: line(200).nullable().default(null).describe('Faculty or office at the time of the post.'),
  })
  .refine((author) => author.person_id !== null || author.name !== null, {
    path: ['name'],
    ...validationError(
      'required',
      'Give a name or a person_id.',
      'Cần có họ tên hoặc nêu người trong danh sách.',
    ),
  })
  .meta({ id: 'BylineInput', description: 'One author of a post.' })

const coverInput = z
  .strictObject({
    media_id: id().nullable().default(null).describe('Id of the picture; null if only its caption is known.'),
    caption,
    credit,
    alt,
  })
  .meta({ id: 'CoverInput', description: 'The picture at the top of a post, with its texts in this use.' })

const mediaUseInput = z
  .strictObject({ media_id: id().describe('Id of the picture, video or document.'), caption, credit, alt })
  .meta({ id: 'MediaUseInput', description: 'A picture or file in a post, with its texts in this use.' })

const seoInput = z
  .strictObject({
    title: line(300).nullable().default(null).describe('Title of the page; null: the headline.'),
    description: line(1000).nullable().default(null).describe('Description of the page; null: the summary.'),
    image: id()
      .nullable()
      .default(null)
      .describe('Id of the picture that a shared link shows; null: the one at the top.'),
    noindex: z
      .boolean()
      .default(false)
      .describe('Search engines should not list the page; it is not in the sitemap either.'),
    canonical: webAddress()
      .nullable()
      .default(null)
      .describe(
        'The full http or https address of the page that this text is first of all, if that is another one; null: its own page. With another address than `url`, it is not in the sitemap.',
      ),
  })
  .meta({ id: 'SeoInput', description: 'What search engines and shared links are told of a post.' })

const areUnique = (items: readonly unknown[]) => new Set(items).size === items.length

/** The maximum length of a body. */
export const maxBodyCharacters = 200_000

/** The request body that creates a post: always a draft. */
export const postInput = z
  .strictObject({
    title: line(500).describe('Headline.'),
    slug: slugInput('title'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live posts.'),
    kind: kind.default('article'),
    summary: prose(2000).nullable().default(null).describe('A few sentences for lists, plain text.'),
    body: prose(maxBodyCharacters)
      .default('')
      .describe('Text in Markdown (CommonMark with tables); raw HTML shows as text.'),
    ...referenceFields('section_id', 'section', 'section', ['slug', 'external_id']),
    tag_ids: z
      .array(id())
      .max(50)
      .refine(
        areUnique,
        validationError('repeated', 'Each tag may come once.', 'Mỗi thẻ chỉ được xuất hiện một lần.'),
      )
      .optional()
      .describe('Ids of its tags, in order. Either this or `tags`.'),
    tags: z
      .array(keyObject('tag', ['slug', 'external_id']))
      .max(50)
      .optional()
      .describe('Its tags by slug or external_id. Either this or `tag_ids`.'),
    byline: z.array(bylineInput).max(20).default([]).describe('Its authors, in order.'),
    cover: coverInput.nullable().default(null).describe('The picture at the top.'),
    media: z.array(mediaUseInput).max(100).default([]).describe('Further pictures and files, in order.'),
    video_url: webAddress().nullable().default(null).describe('Address of the video.'),
    language: language.default('vi'),
    ...referenceFields('translation_of', 'original', 'post that this one translates', [
      'slug',
      'external_id',
    ]),
    event_date: day().nullable().default(null).describe('Day of the event that the post reports.'),
    pinned_until: instantInput().nullable().default(null).describe(pinnedUntil),
    position: position().default(0).describe(pinPosition),
    seo: seoInput
      .nullable()
      .default(null)
      .describe('What search engines and shared links are told; null: nothing of its own.'),
    correction_note: lines(2000)
      .nullable()
      .default(null)
      .describe(
        'What was wrong in the published text, and is right now (đính chính); readers see it. Editors alone write it.',
      ),
    corrected_on: day()
      .nullable()
      .default(null)
      .describe(
        'Day of the correction. Leave it out: it is the day on which the note is published or changes. A day of your own stays, such as that of an archive; not after today.',
      ),
  })
  .refine((post) => post.tag_ids === undefined || post.tags === undefined, {
    path: ['tags'],
    ...validationError(
      'one_of',
      'Give either "tag_ids" or "tags".',
      'Chỉ dùng một trong hai: "tag_ids" hoặc "tags".',
    ),
  })
  .meta({
    id: 'PostInput',
    description: 'The input that creates or replaces a post.',
    example: { title: 'Khai giảng lớp bồi dưỡng', body: 'Nhà trường khai giảng **01 lớp** với 50 học viên.' },
  })

const nullableText = (description: string) => z.string().nullable().describe(description)

const seo = z
  .object({
    title: nullableText('Title of the page; null: the headline.'),
    description: nullableText('Description of the page; null: the summary.'),
    image: z
      .uuid()
      .nullable()
      .describe('Id of the picture that a shared link shows; null: the one at the top.'),
    image_file: z
      .object({
        url: useFields.url,
        type: useFields.type,
        width: useFields.width,
        height: useFields.height,
        alt: nullableText('Alt text of the file.'),
      })
      .nullable()
      .describe('That picture; null without one.'),
    noindex: z
      .boolean()
      .describe('Search engines should not list the page; it is not in the sitemap either.'),
    canonical: nullableText(
      'Address of the page that this text is first of all, if that is another one; null: its own page.',
    ),
  })
  .meta({ id: 'Seo', description: 'What search engines and shared links are told of a post.' })

const author = z
  .object({
    person_id: z
      .uuid()
      .nullable()
      .describe(
        'Id of the person, if the register has one; null for readers while the person is in the trash.',
      ),
    name: z.string().describe('Name as printed.'),
    degree: nullableText('Academic degree at the time of the post.'),
    position: nullableText('Position at the time of the post.'),
    unit: nullableText('Faculty or office at the time of the post.'),
    person: person
      .nullable()
      .optional()
      .describe('The current data of the person. Only with `include=byline.person`.'),
  })
  .meta({ id: 'Author', description: 'One author of a post, with the data at the time of the post.' })

const cover = z
  .object({ media_id: z.uuid().nullable().describe('Id of the picture.'), ...useFields })
  .meta({ id: 'Cover', description: 'The picture at the top of a post.' })

const mediaUse = z
  .object({ media_id: z.uuid().describe('Id of the picture, video or document.'), ...useFields })
  .meta({ id: 'MediaUse', description: 'A picture or file in a post.' })

const caller = (what: string) =>
  z.string().nullable().describe(`The caller that ${what} last, as named in the audit trail; null if nobody.`)
const callerName = (what: string) =>
  z
    .string()
    .nullable()
    .describe(`The name of the caller that ${what} last, as it was then; null if it has none.`)
const moment = (what: string) =>
  z.iso.datetime({ offset: true }).nullable().describe(`When it was ${what} last (UTC); null for never.`)

const stateLabel = (what: string) =>
  z
    .object({ vi: z.string().describe('In Vietnamese.'), en: z.string().describe('In English.') })
    .describe(`What people call ${what}.`)
    .meta({ example: { vi: 'Chờ duyệt', en: 'Waiting for approval' } })

const internal = z
  .object({
    state: z
      .enum(postStates)
      .describe(
        'What became of the post, finer than `status`: a draft is `draft`, `submitted`, `returned`, `approved` (it was approved for a time, and the schedule was cancelled) or `unpublished` (readers had it); a published post is `scheduled` or `published`; else `archived`. It counts for the moment of the answer.',
      ),
    state_label: stateLabel('`state`'),
    next_state: z
      .enum(nextStates)
      .nullable()
      .describe(
        'The same of the working draft beside a post that is published, scheduled or archived; null if there is none.',
      ),
    next_state_label: stateLabel('`next_state`').nullable(),
    created_by: z.string().describe('The caller that created it, as named in the audit trail.'),
    created_by_name: z
      .string()
      .nullable()
      .describe(
        'The name of that caller, as it was then; null if it has none, and for posts of earlier versions.',
      ),
    review: z
      .enum(reviewStates)
      .nullable()
      .describe(
        '`submitted`: the next version waits for approval; `returned`: it has to be changed; else null.',
      ),
    submitted_by: caller('submitted it'),
    submitted_by_name: callerName('submitted it'),
    submitted_at: moment('submitted'),
    approved_by: caller('approved it'),
    approved_by_name: callerName('approved it'),
    approved_at: moment('approved'),
    next_published_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe(
        'When the approved working draft of a public post is published (UTC); null unless it is scheduled.',
      ),
    schedule_problem: z
      .object({ vi: z.string().describe('In Vietnamese.'), en: z.string().describe('In English.') })
      .nullable()
      .describe(
        'Why the working draft was not published at the time for which it was scheduled: it waits for approval again. Null otherwise.',
      )
      .meta({ example: null }),
  })
  .meta({ id: 'PostInternal', description: 'Fields that only editors see.' })

const translation = z
  .object({
    id: z.uuid().describe('Id of the post.'),
    slug: z.string().describe('Its slug.'),
    language,
    title: z.string().describe('Its headline.'),
    url: nullableText('Address of its page on the website; null if SITE_POST_URL is not set.'),
  })
  .meta({ id: 'PostTranslation', description: 'The same post in another language.' })

/** The response schema of a post. */
export const post = z
  .object({
    ...entityFields,
    slug: z.string().describe('Part of the address. A former slug answers 308.'),
    kind,
    title: z.string().describe('Headline.'),
    summary: nullableText('A few sentences for lists, plain text.'),
    body: z.string().describe('Text in Markdown, as written.'),
    body_html: z.string().describe('The body as sanitised HTML.'),
    body_text: z
      .string()
      .describe('Exactly the textContent of `body_html`; offsets into it count UTF-16 code units.'),
    section_id: z.uuid().nullable().describe('Id of its section.'),
    section: section.nullable().optional().describe('The section. Only with `include=section`.'),
    tag_ids: z.array(z.uuid()).describe('Ids of its tags, in order.'),
    tags: z.array(tag).optional().describe('The tags. Only with `include=tags`.'),
    byline: z.array(author).describe('Its authors, in order.'),
    cover: cover.nullable().describe('The picture at the top.'),
    media: z.array(mediaUse).describe('Further pictures and files, in order.'),
    video_url: nullableText('Address of the video.'),
    language,
    translation_of: z.uuid().nullable().describe('Id of the post that this one translates.'),
    translations: z
      .array(translation)
      .optional()
      .describe(
        'The same post in other languages: its translations, or the post that it translates and the other translations of that one, by language. Only those that you may see. Only with `include=translations`.',
      ),
    event_date: z.iso.date().nullable().describe('Day of the event that the post reports.'),
    pinned_until: z.iso.datetime({ offset: true }).nullable().describe(pinnedUntil),
    position: z.int().describe(pinPosition),
    seo: seo.nullable().describe('What search engines and shared links are told; null: nothing of its own.'),
    correction_note: nullableText(
      'What was wrong in the published text, and is right now (đính chính). Null: nothing was corrected.',
    ),
    corrected_on: z.iso
      .date()
      .nullable()
      .describe('Day of the correction; null without one, and in a draft until its note is published.'),
    status,
    published_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When a published post becomes visible (UTC); for a draft, the intended time.'),
    url: nullableText('Address of the page of the post on the website; null if SITE_POST_URL is not set.'),
    views: z
      .int()
      .min(0)
      .optional()
      .describe(
        'How often readers without a key read it, without prefetches, feeds and HEAD; up to half a minute old. Only with `include=views`, and only where the server counts views (COUNT_VIEWS).',
      ),
    redirects_from: z
      .array(z.string())
      .optional()
      .describe(
        'Addresses that the post had on other websites. Only in exports, and in files that are imported.',
      ),
    internal: internal
      .nullable()
      .optional()
      .describe(
        'Only for callers with `content:read`; with `content:write_own` alone, null for posts that are not own drafts.',
      ),
  })
  .meta({ id: 'Post', description: 'A news post.' })

/** The body of `publish`. */
export const publishInput = z
  .strictObject({
    published_at: instantInput()
      .nullable()
      .default(null)
      .describe(
        'When the post becomes visible; a future time schedules it. Null: the time of the draft, or now.',
      ),
  })
  .default({ published_at: null })
  .meta({
    id: 'PublishInput',
    description: 'When a post becomes visible.',
    example: { published_at: '2021-02-01T08:00:00+07:00' },
  })

/** A revision of a post. */
export const postRevision = z
  .object({
    id: z.uuid().describe('UUID version 7 of the stored revision.'),
    post_id: z.uuid().describe('Id of the post.'),
    revision: z.int().min(1).describe('Number of the revision.'),
    created_at: z.iso.datetime({ offset: true }).describe('When it was written (UTC).'),
    actor: z.string().describe('The caller that wrote it, as named in the audit trail.'),
    actor_name: z
      .string()
      .nullable()
      .describe(
        'Name of the person who wrote it, as it was then: the owner of the key, or else what the key is for; `name` of an access token. Null for tokens without a name, the key from the environment, the command line, and revisions of versions before 0.3.',
      ),
    title: z.string().describe('Headline at that time.'),
    status: z.string().describe('Status at that time.'),
    content: post.describe('The complete post at that time.'),
    diff: z
      .array(fieldDifference)
      .nullable()
      .describe('With `diff=`: the fields in which it differs from that revision; otherwise null.'),
  })
  .meta({ id: 'PostRevision', description: 'A past state of a post.' })

/** A past state of a post. */
export type PostRevision = z.output<typeof postRevision>

/** The row of a post. */
export type Post = z.output<typeof post>

/** The input that creates or replaces a post. */
export type PostInput = z.output<typeof postInput>
