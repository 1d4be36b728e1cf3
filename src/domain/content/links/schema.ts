import { z } from 'zod'
import { externalId, line, position, webAddress } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'

/** The request body that creates a link. */
export const linkInput = z
  .strictObject({
    name: line(200).describe('Name of the other website, as readers see it.'),
    url: webAddress().describe('Its address, http or https.'),
    group: line(100).nullable().default(null).describe('Heading of its group, such as Liên kết website.'),
    position: position().default(0).describe('Position in its group; the smallest comes first.'),
    active: z.boolean().default(true).describe('Whether the website should show it.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live links.'),
  })
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
    name: z.string().describe('Name of the other website, as readers see it.'),
    url: z.string().describe('Its address, http or https, as it was written.'),
    group: z.string().nullable().describe('Heading of its group.'),
    position: z.int().describe('Position in its group; the smallest comes first.'),
    active: z.boolean().describe('Whether the website should show it.'),
  })
  .meta({ id: 'Link', description: 'A link to another website.' })
