import { quarterParameter } from '../../../platform/http/fields.ts'

/** The parameter that counts the gradings of a quarter instead of those of whole years. */
export const gradedQuarter = quarterParameter()
  .optional()
  .meta({
    description:
      'Counts the gradings of this quarter of each year, instead of those of whole years. Figures do not state them.',
    scalar: { type: 'integer', minimum: 1, maximum: 4 },
  })
