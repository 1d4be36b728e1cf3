import { z } from 'zod'
import {
  day,
  externalId,
  id,
  instantInput,
  line,
  prose,
  refusal,
  webAddress,
} from '../../../platform/http/fields.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'
import { keyObject, referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { mediaSource } from '../media/schema.ts'
import { person } from '../people/schema.ts'
import { section } from '../sections/schema.ts'
import { tag } from '../tags/schema.ts'
import { languages, postKinds, postStatuses } from './table.ts'

const kind = z
  .enum(postKinds)
  .describe('`article`, or `video` for a post around `video_url`. The list grows.')
const language = z.enum(languages).describe('Language of the texts.')
const status = z
  .enum(postStatuses)
  .describe('`draft`, `published` (visible once `published_at` has come) or `archived`.')

const caption = line(1000).nullable().default(null).describe('What the picture shows, in this use of it.')
const credit = line(300).nullable().default(null).describe('Who made it.')
const alt = line(500).nullable().default(null).describe('What it shows, for those who cannot see it.')

const bylineInput = z
  .strictObject({
    person_id: id()
      .nullable()
      .default(null)
      .describe('Id of the person, where there is one in the register.'),
    name: line(200)
      .nullable()
      .default(null)
      .describe('Name as it is printed; taken from the person when left out.'),
    degree: line(100).nullable().default(null).describe('Academic degree as of that day, such as ThS.'),
    position: line(200).nullable().default(null).describe('Position as of that day.'),
    unit: line(200).nullable().default(null).describe('Faculty or office as of that day.'),
  })
  .refine((author) => author.person_id !== null || author.name !== null, {
    path: ['name'],
    ...refusal('required', 'Give a name or a person_id.', 'Cần có name hoặc person_id.'),
  })
  .meta({ id: 'BylineInput', description: 'One author of a post.' })

const coverInput = z
  .strictObject({
    media_id: id()
      .nullable()
      .default(null)
      .describe('Id of the picture; null where only its caption is known.'),
    caption,
    credit,
    alt,
  })
  .meta({ id: 'CoverInput', description: 'The picture on top of a post, and what is said of it here.' })

const mediaUseInput = z
  .strictObject({ media_id: id().describe('Id of the picture, video or document.'), caption, credit, alt })
  .meta({ id: 'MediaUseInput', description: 'A picture or file in a post, and what is said of it here.' })

const noRepeats = (items: readonly unknown[]) => new Set(items).size === items.length

/** How long a body may be. */
export const mostBodyCharacters = 200_000

/** The body that creates a post: always a draft. */
export const postInput = z
  .strictObject({
    title: line(500).describe('Headline.'),
    slug: slugInput('title'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its name in your system; unique among live posts.'),
    kind: kind.default('article'),
    summary: prose(2000).nullable().default(null).describe('A few sentences for lists, plain text.'),
    body: prose(mostBodyCharacters)
      .default('')
      .describe('Text in Markdown (CommonMark with tables); raw HTML shows as text.'),
    ...referenceFields('section_id', 'section', 'section', ['slug', 'external_id']),
    tag_ids: z
      .array(id())
      .max(50)
      .refine(
        noRepeats,
        refusal('repeated', 'Each tag may come once.', 'Mỗi thẻ chỉ được xuất hiện một lần.'),
      )
      .optional()
      .describe('Ids of its tags, in order. Either this or `tags`.'),
    tags: z
      .array(keyObject('tag', ['slug', 'external_id']))
      .max(50)
      .optional()
      .describe('Its tags by slug or external_id. Either this or `tag_ids`.'),
    byline: z.array(bylineInput).max(20).default([]).describe('Whom it is by, in order.'),
    cover: coverInput.nullable().default(null).describe('The picture on top.'),
    media: z.array(mediaUseInput).max(100).default([]).describe('Further pictures and files, in order.'),
    video_url: webAddress().nullable().default(null).describe('Where the video is.'),
    language: language.default('vi'),
    ...referenceFields('translation_of', 'original', 'post that this one translates', [
      'slug',
      'external_id',
    ]),
    event_date: day().nullable().default(null).describe('The day of what it tells about.'),
  })
  .refine((post) => post.tag_ids === undefined || post.tags === undefined, {
    path: ['tags'],
    ...refusal(
      'one_of',
      'Give either "tag_ids" or "tags".',
      'Chỉ dùng một trong hai: "tag_ids" hoặc "tags".',
    ),
  })
  .meta({
    id: 'PostInput',
    description: 'What creates or replaces a post.',
    example: { title: 'Khai giảng lớp bồi dưỡng', body: 'Nhà trường khai giảng **01 lớp** với 50 học viên.' },
  })

const nullableText = (description: string) => z.string().nullable().describe(description)

const useFields = {
  caption: nullableText('What it shows, in this use of it.'),
  credit: nullableText('Who made it.'),
  alt: nullableText('What it shows, for those who cannot see it.'),
  sources: z.array(mediaSource).describe('Where the file is, in its sizes; empty until there is one.'),
}

const author = z
  .object({
    person_id: z
      .uuid()
      .nullable()
      .describe(
        'Id of the person, where there is one in the register; to readers null while the person is in the trash.',
      ),
    name: z.string().describe('Name as it is printed.'),
    degree: nullableText('Academic degree as of that day.'),
    position: nullableText('Position as of that day.'),
    unit: nullableText('Faculty or office as of that day.'),
    person: person
      .nullable()
      .optional()
      .describe('The person as they are now. Only with `include=byline.person`.'),
  })
  .meta({ id: 'Author', description: 'One author of a post, as of that day.' })

const cover = z
  .object({ media_id: z.uuid().nullable().describe('Id of the picture.'), ...useFields })
  .meta({ id: 'Cover', description: 'The picture on top of a post.' })

const mediaUse = z
  .object({ media_id: z.uuid().describe('Id of the picture, video or document.'), ...useFields })
  .meta({ id: 'MediaUse', description: 'A picture or file in a post.' })

const internal = z
  .object({ created_by: z.string().describe('The caller who made it, as the audit trail names callers.') })
  .meta({ id: 'PostInternal', description: 'What only editors see.' })

/** A post as it is answered. */
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
    byline: z.array(author).describe('Whom it is by, in order.'),
    cover: cover.nullable().describe('The picture on top.'),
    media: z.array(mediaUse).describe('Further pictures and files, in order.'),
    video_url: nullableText('Where the video is.'),
    language,
    translation_of: z.uuid().nullable().describe('Id of the post that this one translates.'),
    event_date: z.iso.date().nullable().describe('The day of what it tells about.'),
    status,
    published_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('From when on a published post is visible (UTC); of a draft: what is intended.'),
    url: nullableText('The reader’s page; null where SITE_POST_URL is not set.'),
    internal: internal.optional().describe('Only for keys with `content:read`.'),
  })
  .meta({ id: 'Post', description: 'A news post.' })

/** The body of `publish`. */
export const publishInput = z
  .strictObject({
    published_at: instantInput()
      .nullable()
      .default(null)
      .describe('From when on it is visible; in the future: scheduled. Null: what the draft says, else now.'),
  })
  .default({ published_at: null })
  .meta({
    id: 'PublishInput',
    description: 'When a post becomes visible.',
    example: { published_at: '2021-02-01T08:00:00+07:00' },
  })

/** A kept state of a post. */
export const postRevision = z
  .object({
    id: z.uuid().describe('UUID version 7 of the kept state.'),
    post_id: z.uuid().describe('Id of the post.'),
    revision: z.int().min(1).describe('Which revision of the post it was.'),
    created_at: z.iso.datetime({ offset: true }).describe('When it was written (UTC).'),
    actor: z.string().describe('The caller who wrote it, as the audit trail names callers.'),
    title: z.string().describe('Headline as of then.'),
    status: z.string().describe('Status as of then.'),
    content: post.describe('The whole post as of then.'),
  })
  .meta({ id: 'PostRevision', description: 'A post as it once was.' })

/** The row of a post. */
export type Post = z.output<typeof post>

/** What creates or replaces a post. */
export type PostInput = z.output<typeof postInput>
