import { z } from 'zod'
import { externalId, line, validationError } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { synonymKey } from './key.ts'

const hasWords = validationError(
  'no_words',
  'It must contain one to twelve words.',
  'Phải có từ một đến mười hai từ.',
)

const words = (most: number) =>
  line(most).refine((text) => {
    const count = synonymKey(text).split(' ').filter(Boolean).length
    return count >= 1 && count <= 12
  }, hasWords)

/** The body that creates a synonym. */
export const searchSynonymInput = z
  .strictObject({
    term: words(60).describe(
      'The abbreviation or other wording, such as UBND. Case and marks do not matter.',
    ),
    expansion: words(200).describe('The words that the term stands for, such as ủy ban nhân dân.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its name in your system; unique among live synonyms.'),
  })
  .refine(({ term, expansion }) => synonymKey(term) !== synonymKey(expansion), {
    path: ['expansion'],
    ...validationError('same_words', 'It must differ from the term.', 'Phải khác với từ viết tắt.'),
  })
  .meta({
    id: 'SearchSynonymInput',
    description: 'The body that creates or replaces a search synonym.',
    example: { term: 'VPĐD', expansion: 'văn phòng đại diện' },
  })

/** A synonym as it is answered. */
export const searchSynonym = z
  .object({
    ...entityFields,
    term: z.string().describe('The abbreviation or other wording.'),
    expansion: z.string().describe('The words that the term stands for.'),
  })
  .meta({ id: 'SearchSynonym', description: 'Two wordings that find each other in search.' })
