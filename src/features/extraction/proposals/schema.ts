import { z } from 'zod'
import { year } from '../../../platform/http/fields.ts'
import { yearSources } from './year-source.ts'
import { figure } from '../../../domain/figures/figures/schema.ts'

/** The body of a request for proposals. */
export const proposalsInput = z
  .strictObject({
    year: year()
      .nullable()
      .default(null)
      .describe(
        'The year that the post is about; figures without a period in the text get it. Null: the only year in its body, else the year (or the month and year) of its title or summary, else the year that more of its figures name than any other.',
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
    year: z
      .int()
      .nullable()
      .describe(
        'The year that figures without a period got; null if the text decides none. Such figures have no period and cannot be confirmed: choose one of `offered_years` or another year, and send the request again with it.',
      ),
    year_source: z
      .enum(yearSources)
      .nullable()
      .describe('What decided it: `request`, the `body`, the `title` (or summary), or most `figures`.'),
    offered_years: z
      .array(
        z.object({
          year: z.int().describe('A year that the post may be about.'),
          from: z.enum(['event_date', 'published_at']).describe('The field of the post that suggests it.'),
        }),
      )
      .describe(
        'Years that the days of the post suggest, the most likely first: from January to March the year before. No figure gets one of them unless you send it as `year`.',
      ),
    figures: z
      .array(figure)
      .describe('All figures that extraction reads in the post, new or known, in reading order.'),
  })
  .meta({ id: 'FigureProposals', description: 'The figures that extraction reads in a post.' })
