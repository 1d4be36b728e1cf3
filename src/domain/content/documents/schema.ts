import { z } from 'zod'
import { day, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { referenceListFields } from '../../../platform/resource/reference-lists.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { mediaKinds } from '../media/table.ts'
import { posts } from '../posts/resource.ts'

const text = {
  number:
    'Number and symbol as written: 15-KH/TCT of the Party, 15/KH-TCT of the State; null: it has none. Numbers begin anew each year, so that several documents may have one.',
  kind: 'Its kind: the code of one of `/v1/document-kinds`, such as `plan`.',
  title: 'What it is about (trích yếu).',
  issuer: 'Who issued it, such as Trường Chính trị tỉnh.',
  issued_on: 'Day it was issued.',
  effective_on: 'First day it is in force.',
  expires_on: 'Last day it is in force; not before `effective_on`.',
  signed_by: 'Who signed it.',
  signer_position: 'Position of who signed it, such as Hiệu trưởng.',
  published:
    'Whether readers see it, and its files. To publish it, and to change a published one, the scope `content:publish` is needed too.',
}

const nullableDay = () => day().nullable().default(null)

/** The request body that creates a document. */
export const documentInput = z
  .strictObject({
    number: line(100).nullable().default(null).describe(text.number),
    kind: line(100).describe(
      `${text.kind} Its Vietnamese name and its abbreviation are understood as well: Kế hoạch, KH.`,
    ),
    title: line(1000).describe(text.title),
    issuer: line(300).nullable().default(null).describe(text.issuer),
    issued_on: nullableDay().describe(text.issued_on),
    effective_on: nullableDay().describe(text.effective_on),
    expires_on: nullableDay().describe(text.expires_on),
    signed_by: line(200).nullable().default(null).describe(text.signed_by),
    signer_position: line(200).nullable().default(null).describe(text.signer_position),
    ...referenceFields('replaces_id', 'replaces', 'document that it replaces', ['external_id']),
    ...referenceListFields('program_ids', 'programs', { one: 'program', many: 'programs it belongs to' }, [
      'code',
      'external_id',
    ]),
    ...referenceFields('post_id', 'post', 'post it belongs to', ['slug', 'external_id']),
    ...referenceListFields('media_ids', 'media', { one: 'file', many: 'files of it' }, ['external_id']),
    published: z.boolean().default(false).describe(text.published),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live documents.'),
  })
  .refine(({ effective_on: first, expires_on: last }) => first === null || last === null || last >= first, {
    path: ['expires_on'],
    ...validationError(
      'before_start',
      'It must not be before effective_on.',
      'Ngày hết hiệu lực không được trước ngày có hiệu lực.',
    ),
  })
  .meta({
    id: 'DocumentInput',
    description: 'The input that creates or replaces a document.',
    example: {
      number: '15-KH/TCT',
      kind: 'plan',
      title: 'Kế hoạch đào tạo, bồi dưỡng năm 2021',
      issuer: 'Trường Chính trị tỉnh',
      issued_on: '2021-01-15',
    },
  })

/** A file of a document in responses. */
const documentFile = z
  .object({
    media_id: z.uuid().describe('Id of the media item.'),
    title: z.string().describe('Title of the media item.'),
    kind: z.enum(mediaKinds).describe('What it is. The list may grow.'),
    name: z.string().nullable().describe('Name of the uploaded file; null for a file that is elsewhere.'),
    url: z.string().nullable().describe('Its address; null if none is known.'),
    type: z.string().nullable().describe('Media type at `url`; null if it is not known.'),
    bytes: z.int().nullable().describe('Size at `url` in bytes; null if it is not known.'),
  })
  .meta({ id: 'FileOfDocument', description: 'A file of a document.' })

/** The response schema of a document. */
export const document = z
  .object({
    ...entityFields,
    number: z.string().nullable().describe(text.number),
    kind: z.string().describe(text.kind),
    kind_name: z.string().describe('Vietnamese name of its kind, such as Kế hoạch.'),
    title: z.string().describe(text.title),
    issuer: z.string().nullable().describe(text.issuer),
    issued_on: z.iso.date().nullable().describe(text.issued_on),
    effective_on: z.iso.date().nullable().describe(text.effective_on),
    expires_on: z.iso.date().nullable().describe('Last day it is in force.'),
    signed_by: z.string().nullable().describe(text.signed_by),
    signer_position: z.string().nullable().describe(text.signer_position),
    replaces_id: z
      .uuid()
      .nullable()
      .describe('Id of the document that it replaces; null when there is none, or none you may see.'),
    replaced_by_id: z
      .uuid()
      .nullable()
      .describe('Id of the newest document that replaces it; null when there is none, or none you may see.'),
    program_ids: z.array(z.uuid()).describe('Ids of the programs it belongs to, in order.'),
    post_id: z
      .uuid()
      .nullable()
      .describe('Id of the post it belongs to; null when there is none, or none you may see.'),
    post: schemasOf(posts)
      .item.nullable()
      .optional()
      .describe('The post, as lists show it. Only with `include=post`.'),
    media_ids: z.array(z.uuid()).describe('Ids of its files, in order.'),
    files: z
      .array(documentFile)
      .describe('Its files with their addresses, in order; without those in the trash.'),
    published: z.boolean().describe('Whether readers see it, and its files.'),
  })
  .meta({ id: 'Document', description: 'A document that the school issues or applies.' })

/** The row of a document. */
export type Document = z.output<typeof document>

/** The input that creates or replaces a document. */
export type DocumentInput = z.output<typeof documentInput>
