import { z } from 'zod'
import { externalId, line, lines } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { posts } from '../../content/posts/resource.ts'

const nameText =
  'The organisation or place that the post or document is about, in full and with its kind: Trường Chính trị tỉnh Nam Định. Null: nobody in particular, or several.'
const reasonText = 'Why it differs from what extraction reads, for those who read the history.'

/** The fields of the source, each with the alias that names it by key. */
const sources = { post_id: 'post', document_id: 'document' }

/** Adds an error unless exactly one post or document is named. */
function validateSource(input: Record<string, unknown>, context: z.RefinementCtx): void {
  const isPresent = (field: string) => input[field] !== null && input[field] !== undefined
  const present = Object.entries(sources).filter(([field, alias]) => isPresent(field) || isPresent(alias))
  if (present.length === 1) return
  const [[field, alias] = ['post_id', 'post']] = present
  context.addIssue({
    code: 'custom',
    path: [isPresent(alias) ? alias : field],
    message: 'Name one post or one document, and not both.',
    params: { code: 'one_of', vi: 'Hãy nêu đúng một bài viết hoặc một văn bản.' },
    input: undefined,
  })
}

/** The request body that says whom a post or a document is about. */
export const reportedOrganisationInput = z
  .strictObject({
    ...referenceFields('post_id', 'post', 'post, which has one reported organisation at most', [
      'slug',
      'external_id',
    ]),
    ...referenceFields('document_id', 'document', 'document, instead of a post; it has one at most too', [
      'external_id',
    ]),
    name: line(300).nullable().describe(nameText),
    reason: lines(1000).describe(reasonText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live reported organisations.'),
  })
  .superRefine(validateSource)
  .meta({
    id: 'ReportedOrganisationInput',
    description: 'The input that says whom a post or a document is about.',
    example: {
      post: { slug: 'nam-2020-nha-truong-mo-moi-62-lop-voi-6-481-hoc-vien' },
      name: 'Trường Chính trị tỉnh Vĩnh Phúc',
      reason: 'Bài viết chỉ ghi "Nhà trường"; đây là tin của Trường Chính trị tỉnh.',
    },
  })

/** The response schema of whom a post or a document is about. */
export const reportedOrganisation = z
  .object({
    ...entityFields,
    post_id: z.uuid().nullable().describe('Id of the post; null: it is about a document.'),
    document_id: z.uuid().nullable().describe('Id of the document; null: it is about a post.'),
    post: schemasOf(posts)
      .item.nullable()
      .optional()
      .describe('The post, as lists show it. Only with `include=post`.'),
    name: z.string().nullable().describe(nameText),
    about: z
      .string()
      .describe(
        'The name in comparable words, as in `comparable.about` of reconciliations; empty without a name.',
      ),
    reason: z.string().describe(reasonText),
  })
  .meta({ id: 'ReportedOrganisation', description: 'Whom a post or a document is about, as an editor says.' })

/** A row of reported organisations. */
export type ReportedOrganisation = z.output<typeof reportedOrganisation>
/** A checked input. */
export type ReportedOrganisationInput = z.output<typeof reportedOrganisationInput>
