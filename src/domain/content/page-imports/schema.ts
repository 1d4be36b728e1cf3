import { z } from 'zod'
import { externalId, prose, validationError } from '../../../platform/http/fields.ts'
import { oldAddress } from '../posts/file-rows/schema.ts'
import { post } from '../posts/schema.ts'

const maxCharacters = 1_000_000

/** The body of a page import. */
export const pageImportInput = z
  .strictObject({
    text: prose(maxCharacters)
      .optional()
      .describe('The page as text, lines as the browser shows them. Either this or `html`.'),
    html: prose(maxCharacters).optional().describe('The page as HTML. Either this or `text`.'),
    kind: z
      .enum(['article', 'page'])
      .default('article')
      .describe('What the post is: news, or a page such as Giới thiệu, which needs no posting date.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the page in your system, such as its old address; null: a hash of the page.'),
    address: oldAddress
      .nullable()
      .default(null)
      .describe(
        'The address of the page on the old website, a full one or a path, which `GET /v1/redirects?from=` answers from then on; null: the one that the page names as its own (`canonical`, `og:url`), if it does.',
      ),
    publish: z
      .boolean()
      .default(false)
      .describe(
        'Whether the post is published with the posting date of the page, in place of being a draft. It needs `content:publish`. A page without a posting date, or whose title is doubtful, stays a draft.',
      ),
  })
  .refine((page) => (page.text === undefined) !== (page.html === undefined), {
    path: ['text'],
    ...validationError(
      'one_of',
      'Give either "text" or "html".',
      'Chỉ dùng một trong hai: "text" hoặc "html".',
    ),
  })
  .meta({
    id: 'PageImportInput',
    description: 'A page of an old website.',
    example: {
      text: 'Khai giảng lớp bồi dưỡng\n\nNgày đăng: 05/03/2020\n\nNgày 04/03/2020, nhà trường khai giảng lớp bồi dưỡng với 50 học viên.',
    },
  })

const pageFile = z
  .object({
    url: z
      .string()
      .describe(
        'Its address: whole if the page says where it stood, else as the page writes it. Nothing is fetched.',
      ),
    name: z
      .string()
      .nullable()
      .describe('The alternative text of a picture, the words of the link to a file; null: there is none.'),
  })
  .meta({ id: 'PageFile', description: 'A picture or a file of a page of an old website.' })

const pageWarning = z
  .object({
    code: z.string().describe('Machine-readable reason, such as `no_posting_date`. The list grows.'),
    line: z.string().nullable().describe('The line of the page that is meant; null: the page as a whole.'),
    message_en: z.string().describe('What to look at, in English.'),
    message_vi: z.string().describe('The same in Vietnamese.'),
  })
  .meta({ id: 'PageWarning', description: 'What a person must look at in an imported page.' })

/** The result of a page import. */
export const pageImport = z
  .object({
    post: post.describe(
      'The draft, or with `publish` the published post. `published_at` is the posting date of the old page, which is used when it is published; null if the page does not say it.',
    ),
    section: z
      .string()
      .nullable()
      .describe('The section that the page names, even if no section has that name.'),
    images: z.array(pageFile).describe('The pictures of the article, in order. They are not stored.'),
    attachments: z
      .array(pageFile)
      .describe('The files that the article offers, in order. They are not stored.'),
    warnings: z.array(pageWarning).describe('What a person must look at before publishing.'),
    dropped: z
      .array(z.string())
      .describe(
        'Every line of the page that is not in the draft, such as navigation of the old site, in order.',
      ),
  })
  .meta({ id: 'PageImport', description: 'The result of importing a page of an old website.' })
