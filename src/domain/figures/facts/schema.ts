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

/** A fact with all that state it. */
export const fact = z
  .object({
    fact_key: z.string().describe('Equal for all statements of one fact.'),
    indicator_id: z.uuid().describe('Id of the indicator it is of.'),
    indicator: indicator.describe('The indicator.'),
    period: figurePeriod.describe('The period it is of, as the newest statement calls it.'),
    dimensions: figureDimensions,
    value: z.number().describe('What the newest confirmed statement says; a proposal where none is.'),
    unit: z.enum(units).describe('What is counted. The list grows.'),
    agreed: z
      .boolean()
      .describe(
        'Whether all statements that are listed can be true at once, as far as about, over and under allow; shares also by their denominators.',
      ),
    statement_count: z.int().describe('How many figures state it, of those you may see.'),
    statements: z
      .array(figure)
      .describe(
        'The statements with the posts and documents they stand in, the newest confirmed one first; at most 100. With `figures:read` also proposals, behind; nobody gets those whose posts have their words no more.',
      ),
  })
  .meta({ id: 'Fact', description: 'One thing that figures state, and all of them that state it.' })
