import { z } from 'zod'
import { validationError } from '../../../platform/http/fields.ts'

/** The parameter that counts the gradings of a quarter instead of those of whole years. */
export const quarterParameter = z
  .string()
  .refine(
    (text) => /^[1-4]$/.test(text),
    validationError('out_of_range', 'It must be a quarter from 1 to 4.', 'Phải là quý từ 1 đến 4.'),
  )
  .transform(Number)
  .optional()
  .meta({
    description:
      'Counts the gradings of this quarter of each year, instead of those of whole years. Figures do not state them.',
    scalar: { type: 'integer', minimum: 1, maximum: 4 },
  })
