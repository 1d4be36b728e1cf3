import { z } from 'zod'
import { year } from '../../../platform/http/fields.ts'
import { figure } from '../../../domain/figures/figures/schema.ts'

/** The body of a request for proposals. */
export const proposalsInput = z
  .strictObject({
    year: year()
      .nullable()
      .default(null)
      .describe(
        'The year that the post is about; figures without a period in the text get it. Null: the year that most of its figures name, else the year in its title.',
      ),
  })
  .prefault({})
  .meta({
    id: 'FigureProposalsInput',
    description: 'How to extract the figures of a post; optional.',
    example: { year: 2020 },
  })

/** The response to a request for proposals. */
export const proposals = z
  .object({
    created: z.int().describe('The number of new proposals; 0 if all figures of the text are known.'),
    year: z.int().nullable().describe('The year that figures without a period got.'),
    figures: z
      .array(figure)
      .describe('All figures that extraction reads in the post, new or known, in reading order.'),
  })
  .meta({ id: 'FigureProposals', description: 'The figures that extraction reads in a post.' })
