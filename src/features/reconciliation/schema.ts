import { z } from 'zod'
import { validationError } from '../../platform/http/fields.ts'
import { commaList, textParameter } from '../../platform/resource/comma-list.ts'
import { pageSchema } from '../../platform/resource/schemas.ts'
import { qualifiers, units } from '../../libraries/figure-grammar/figure.ts'
import { dimensionKeys } from '../../domain/figures/figures/dimensions.ts'
import { figureDimensions } from '../../domain/figures/figures/dimensions-schema.ts'
import { figurePeriod } from '../../domain/figures/figures/period-schema.ts'
import { figureSource } from '../../domain/figures/figures/source-schema.ts'
import { coveredRegisters } from '../../domain/figures/register-coverage/table.ts'
import { reconciliationStatuses } from './row.ts'

const status = z
  .enum(reconciliationStatuses)
  .describe(
    '`mismatch`: they cannot all be true, or a quota is exceeded. `incomplete`: the parts that are stated leave a rest, which is no contradiction; of a quota: allowed only in exceptional cases. `match`: they agree.',
  )

const cited = z
  .object({
    figure_id: z
      .uuid()
      .nullable()
      .describe('Id of the figure; null for the whole that shares name behind the slash.'),
    dimensions: figureDimensions,
    value: z.number().describe('The number.'),
    qualifier: z.enum(qualifiers).describe('`about` counts as within 1 %, `over` and `under` as bounds.'),
    unit: z.enum(units).describe('What is counted. The list grows.'),
    status: z
      .enum(['confirmed', 'proposed'])
      .describe('Proposals have a part only for keys with `figures:read`.'),
    source: figureSource.nullable().describe('Where it is stated, with its words.'),
  })
  .meta({ id: 'CitedFigure', description: 'A figure as a reconciliation cites it.' })

/** One comparison, as it is answered. */
export const reconciliation = z
  .object({
    indicator: z
      .object({
        id: z.uuid().describe('Id of the indicator.'),
        code: z.string().describe('Its code.'),
        name_vi: z.string().describe('Its name in Vietnamese.'),
        name_en: z.string().describe('Its name in English.'),
      })
      .describe('What the figures are of.'),
    fact_key: z.string().describe('The fact that is compared; for shares the one of their whole.'),
    period: figurePeriod.describe('The period of the fact.'),
    dimensions: figureDimensions.describe('What of the indicator the fact counts.'),
    breakdown: z
      .enum([...dimensionKeys, 'repeated', 'register', 'quota'])
      .describe(
        'By what it is compared: the dimension that tells its parts apart, `repeated` (the same stated differently), `register` (the count of a complete register), `quota` (a rule on grades). The list grows.',
      ),
    status,
    stated: cited.describe('What is stated of the whole; of a quota: of the grade that is limited.'),
    parts: z
      .object({
        sum: z
          .number()
          .describe('Their sum; of `repeated` the statement that is farthest away; of a quota the base.'),
        items: z.array(cited).describe('Each part with its words.'),
      })
      .nullable()
      .describe(
        'The parts of the same source; of `repeated` the statements that differ. Null for `register`.',
      ),
    register: z
      .object({
        register: z.enum(coveredRegisters).describe('Plural path name of the register.'),
        year: z.int().describe('The year for which it was declared complete.'),
        count: z.int().describe('What it counts of the fact.'),
      })
      .nullable()
      .describe('The count of a register; null where nobody has declared one complete for the year.'),
    difference: z
      .number()
      .describe('Sum or count less what is stated; of a quota: percent less limit. 0 where they are equal.'),
    quota: z
      .object({
        rule_id: z.uuid().describe('Id of the quota rule.'),
        regulation: z.string().describe('The document that sets it.'),
        limit: z.number().describe('At most so many percent.'),
        exceptional_limit: z.number().nullable().describe('Percent in the cases that the regulation names.'),
        percent: z.number().describe('How many percent of the base it is.'),
      })
      .nullable()
      .describe('The rule and its outcome; null for all other breakdowns.'),
    has_proposals: z.boolean().describe('Whether a figure had a part in it that nobody has confirmed yet.'),
    explanation: z
      .object({
        vi: z.string().describe('In Vietnamese.'),
        en: z.string().describe('In English.'),
      })
      .describe('What was compared and what came of it, in a sentence that quotes the sources.'),
  })
  .meta({ id: 'Reconciliation', description: 'A stated number against what it should be made of.' })

const counted = z.int()

/** A page of comparisons. */
export const reconciliationList = z
  .object({
    items: z.array(reconciliation).describe('Mismatches first, then what is incomplete, then what agrees.'),
    totals: z
      .object({
        mismatch: counted.describe('How many disagree.'),
        incomplete: counted.describe('How many leave a rest.'),
        match: counted.describe('How many agree.'),
      })
      .describe('How many there are of each status, on all pages and whatever `status` asked for.'),
    page: pageSchema.describe('Where the list goes on, and how much there is.'),
  })
  .meta({ id: 'ReconciliationList', description: 'A page of reconciliations.' })

const limitForm = validationError(
  'out_of_range',
  'It must be a whole number from 1 to 100.',
  'Phải là số nguyên từ 1 đến 100.',
)

/** What pages of comparisons take. */
export const pageQuery = z.strictObject({
  status: commaList(z.enum(reconciliationStatuses), 'Only these statuses.').optional(),
  limit: z
    .string()
    .refine((text) => /^([1-9]\d?|100)$/.test(text), limitForm)
    .transform(Number)
    .optional()
    .meta({
      description: 'How many items a page has at most.',
      scalar: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
    }),
  cursor: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: '`next_cursor` or `prev_cursor` of a page of the same list.' }),
})

const yearForm = validationError('wrong_type', 'It must be a year, such as 2020.', 'Phải là năm, ví dụ 2020.')

/** What the list of all comparisons takes. */
export const reconciliationQuery = z.strictObject({
  year: commaList(
    z
      .string()
      .refine((text) => /^\d{4}$/.test(text), yearForm)
      .transform(Number),
    'Only facts whose period begins in these years.',
  )
    .meta({
      description: 'Only facts whose period begins in these years; of `as_of`, whose day lies in them.',
      list: { type: 'integer', minimum: 0, maximum: 9999 },
    })
    .optional(),
  indicator: commaList(textParameter(), 'Only facts of these indicators, by code or id.').optional(),
  ...pageQuery.shape,
})
