import { z } from 'zod'
import {
  externalId,
  instantInput,
  line,
  position,
  validationError,
  webAddress,
} from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { usedPicture } from '../media/use-schema.ts'
import { linkKinds } from './table.ts'

const kind = z
  .enum(linkKinds)
  .describe('`link`, or `banner` for a picture that leads there. The list may grow.')
const moment = () => instantInput().nullable().default(null)

const text = {
  name: 'Name of where it leads, as readers see it; the alt text of its picture.',
  shown_from: 'From when on readers see it; null: at once.',
  shown_until: 'Until when readers see it, after `shown_from`; null: without end.',
}

/** The request body that creates a link. */
export const linkInput = z
  .strictObject({
    kind: kind.default('link'),
    name: line(200).describe(text.name),
    url: webAddress().describe('Its address, http or https.'),
    group: line(100).nullable().default(null).describe('Heading of its group, such as Liên kết website.'),
    position: position().default(0).describe('Position in its group; the smallest comes first.'),
    active: z.boolean().default(true).describe('Whether the website should show it.'),
    ...referenceFields('media_id', 'media', 'picture, which a banner needs', ['external_id']),
    shown_from: moment().describe(text.shown_from),
    shown_until: moment().describe(text.shown_until),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live links.'),
  })
  .refine((link) => link.kind !== 'banner' || (link.media_id ?? link.media ?? null) !== null, {
    path: ['media_id'],
    ...validationError('required', 'A banner needs a picture.', 'Biểu ngữ phải có ảnh.'),
  })
  .refine(
    ({ shown_from: from, shown_until: until }) =>
      from === null || until === null || Date.parse(until) > Date.parse(from),
    {
      path: ['shown_until'],
      ...validationError(
        'before_start',
        'It must be after shown_from.',
        'Thời điểm kết thúc hiển thị phải sau thời điểm bắt đầu hiển thị.',
      ),
    },
  )
  .meta({
    id: 'LinkInput',
    description: 'The input that creates or replaces a link.',
    example: {
      name: 'Học viện Chính trị quốc gia Hồ Chí Minh',
      url: 'https://hcma.vn/',
      group: 'Liên kết website',
    },
  })

/** The response schema of a link. */
export const link = z
  .object({
    ...entityFields,
    kind,
    name: z.string().describe(text.name),
    url: z.string().describe('Its address, http or https, as it was written.'),
    group: z.string().nullable().describe('Heading of its group.'),
    position: z.int().describe('Position in its group; the smallest comes first.'),
    active: z.boolean().describe('Whether the website should show it.'),
    media_id: z.uuid().nullable().describe('Id of its picture; null when there is none.'),
    picture: usedPicture.nullable().describe('Its picture, with all that a page needs to show it.'),
    shown_from: z.iso.datetime({ offset: true }).nullable().describe(`${text.shown_from} (UTC)`),
    shown_until: z.iso.datetime({ offset: true }).nullable().describe(`${text.shown_until} (UTC)`),
  })
  .meta({ id: 'Link', description: 'A link to another website, or a banner.' })

/** The row of a link. */
export type Link = z.output<typeof link>

/** The input that creates or replaces a link. */
export type LinkInput = z.output<typeof linkInput>
