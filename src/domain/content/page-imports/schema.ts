import { z } from 'zod'
import { externalId, prose, validationError } from '../../../platform/http/fields.ts'
import { post } from '../posts/schema.ts'

const maxCharacters = 1_000_000

/** The body of a page import. */
export const pageImportInput = z
  .strictObject({
    text: prose(maxCharacters)
      .optional()
      .describe('The page as text, lines as the browser shows them. Either this or `html`.'),
    html: prose(maxCharacters).optional().describe('The page as HTML. Either this or `text`.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the page in your system, such as its old address; null: a hash of the page.'),
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

/** The result of a page import. */
export const pageImport = z
  .object({
    post: post.describe(
      'The draft. `published_at` is the posting date of the old page, which is used when it is published.',
    ),
    section: z
      .string()
      .nullable()
      .describe('The section that the page names, even if no section has that name.'),
    dropped: z.array(z.string()).describe('Lines that were dropped as navigation of the old site, in order.'),
  })
  .meta({ id: 'PageImport', description: 'The result of importing a page of an old website.' })
