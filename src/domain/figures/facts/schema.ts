import { z } from 'zod'
import { units } from '../../../libraries/figure-grammar/figure.ts'
import { indicator } from '../indicators/schema.ts'
import { figureDimensions } from '../figures/dimensions-schema.ts'
import { figurePeriod } from '../figures/period-schema.ts'
import { figure } from '../figures/schema.ts'

/** The path of a fact. */
export const factParams = z.object({
  fact_key: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .meta({ description: 'The `fact_key` of any of its statements.', example: '0'.repeat(32) }),
})

/** A fact with its statements. */
export const fact = z
  .object({
    fact_key: z.string().describe('Equal for all statements of one fact.'),
    indicator_id: z.uuid().describe('Id of its indicator.'),
    indicator: indicator.describe('The indicator.'),
    period: figurePeriod.describe('The period of the fact, as named by the newest statement.'),
    dimensions: figureDimensions,
    value: z
      .number()
      .describe('The value of the newest confirmed statement, or of a proposal if none is confirmed.'),
    unit: z.enum(units).describe('What is counted. The list grows.'),
    agreed: z
      .boolean()
      .describe(
        'Whether all listed statements that are comparable can be true at the same time, with the tolerance of about, over and under; shares also need equal denominators. As in reconciliations, statements about different organisations, from before and after 1 July 2025, and those of one reconciliation exception are not comparable.',
      ),
    statement_count: z.int().describe('Number of figures that state it and that you may see.'),
    statements: z
      .array(figure)
      .describe(
        'The statements with their posts and documents, the newest confirmed one first; at most 100. With `figures:read` also proposals, at the end. Statements whose quote is no longer in the post are not included.',
      ),
  })
  .meta({ id: 'Fact', description: 'A fact, with all figures that state it.' })
