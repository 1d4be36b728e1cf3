import { z } from 'zod'
import { year } from '../../../platform/http/fields.ts'
import { figure } from '../../../domain/figures/figures/schema.ts'

/** What may be said along with a request for proposals. */
export const proposalsInput = z
  .strictObject({
    year: year()
      .nullable()
      .default(null)
      .describe(
        'The year that the post is about; figures whose period the text leaves open get it. Null: the one that most of its figures name, else the one its title names.',
      ),
  })
  .prefault({})
  .meta({
    id: 'FigureProposalsInput',
    description: 'How to read the figures of a post; may be left out.',
    example: { year: 2020 },
  })

/** What came of it. */
export const proposals = z
  .object({
    created: z.int().describe('How many proposals are new; 0 when the text was read before.'),
    year: z.int().nullable().describe('The year that figures without a period of their own were given.'),
    figures: z
      .array(figure)
      .describe('All figures that extraction reads in the post, new or known, in reading order.'),
  })
  .meta({ id: 'FigureProposals', description: 'The figures that extraction reads in a post.' })
