import { z } from 'zod'
import { externalId, line, lines } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'

/** The request body that creates a tag. */
export const tagInput = z
  .strictObject({
    name: line(100).describe('The word or phrase, as readers see it.'),
    slug: slugInput('name'),
    description: lines(2000).nullable().default(null).describe('Meaning of the tag, for readers.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live tags.'),
  })
  .meta({
    id: 'TagInput',
    description: 'The input that creates or replaces a tag.',
    example: { name: 'Nghiên cứu khoa học' },
  })

/** The response schema of a tag. */
export const tag = z
  .object({
    ...entityFields,
    name: z.string().describe('The word or phrase, as readers see it.'),
    slug: z.string().describe('Last part of its address, unique among live tags.'),
    description: z.string().nullable().describe('Meaning of the tag, for readers.'),
  })
  .meta({ id: 'Tag', description: 'A label of posts.' })
