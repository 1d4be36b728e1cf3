import { z } from 'zod'
import { externalId, line, lines } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { posts } from '../../content/posts/resource.ts'

const nameText =
  'The organisation or place that the post is about, in full and with its kind: Trường Chính trị tỉnh Nam Định. Null: nobody in particular, or several.'
const reasonText = 'Why it differs from what extraction reads, for those who read the history.'

/** The request body that says whom a post is about. */
export const reportedOrganisationInput = z
  .strictObject({
    ...referenceFields('post_id', 'post', 'post, which has one reported organisation at most', [
      'slug',
      'external_id',
    ]),
    name: line(300).nullable().describe(nameText),
    reason: lines(1000).describe(reasonText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live reported organisations.'),
  })
  .meta({
    id: 'ReportedOrganisationInput',
    description: 'The input that says whom a post is about.',
    example: {
      post: { slug: 'nam-2020-nha-truong-mo-moi-62-lop-voi-6-481-hoc-vien' },
      name: 'Trường Chính trị tỉnh Vĩnh Phúc',
      reason: 'Bài viết chỉ ghi "Nhà trường"; đây là tin của Trường Chính trị tỉnh.',
    },
  })

/** The response schema of whom a post is about. */
export const reportedOrganisation = z
  .object({
    ...entityFields,
    post_id: z.uuid().describe('Id of the post.'),
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
  .meta({ id: 'ReportedOrganisation', description: 'Whom a post is about, as an editor says.' })

/** A row of reported organisations. */
export type ReportedOrganisation = z.output<typeof reportedOrganisation>
/** A checked input. */
export type ReportedOrganisationInput = z.output<typeof reportedOrganisationInput>
