import { z } from 'zod'
import { code, externalId, line } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'

const text = {
  code: 'Short code, unique among live kinds, such as `plan`; documents name their kind by it.',
  name_vi: 'Name in Vietnamese.',
  name_en: 'Name in English.',
  abbreviation: 'What numbers of such documents have, such as KH in 15-KH/TCT; null: nothing.',
}

/** The request body that creates a kind of documents. */
export const documentKindInput = z
  .strictObject({
    code: code().describe(text.code),
    name_vi: line(100).describe(text.name_vi),
    name_en: line(100).describe(text.name_en),
    abbreviation: line(20).nullable().default(null).describe(text.abbreviation),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live kinds.'),
  })
  .meta({
    id: 'DocumentKindInput',
    description: 'The input that creates or replaces a kind of documents.',
    example: { code: 'circular', name_vi: 'Thông tư', name_en: 'Circular', abbreviation: 'TT' },
  })

/** The response schema of a kind of documents. */
export const documentKind = z
  .object({
    ...entityFields,
    code: z.string().describe(text.code),
    name_vi: z.string().describe(text.name_vi),
    name_en: z.string().describe(text.name_en),
    abbreviation: z.string().nullable().describe(text.abbreviation),
  })
  .meta({ id: 'DocumentKind', description: 'A kind of documents.' })
