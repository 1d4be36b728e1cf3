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
    '`mismatch`: the numbers cannot all be true, or a quota is exceeded. `incomplete`: the stated parts are less than the whole, which is no contradiction; for a quota: allowed only in exceptional cases, or the limit is not entered yet. `match`: the numbers agree.',
  )

const cited = z
  .object({
    figure_id: z
      .uuid()
      .nullable()
      .describe('Id of the figure; null for a whole that is the denominator of shares.'),
    dimensions: figureDimensions,
    value: z.number().describe('The number.'),
    qualifier: z.enum(qualifiers).describe('`about` means within 1 %; `over` and `under` are bounds.'),
    unit: z.enum(units).describe('The unit of the number. The list grows.'),
    status: z
      .enum(['confirmed', 'proposed'])
      .describe('Proposals are compared only for keys with `figures:read`.'),
    source: figureSource.nullable().describe('The source, with the quote.'),
  })
  .meta({ id: 'CitedFigure', description: 'A figure as a reconciliation cites it.' })

/** The schema of a comparison. */
const reconciliation = z
  .object({
    indicator: z
      .object({
        id: z.uuid().describe('Id of the indicator.'),
        code: z.string().describe('Its code.'),
        name_vi: z.string().describe('Its name in Vietnamese.'),
        name_en: z.string().describe('Its name in English.'),
      })
      .describe('The indicator of the figures.'),
    fact_key: z.string().describe('The fact that is compared; for shares the fact of their whole.'),
    period: figurePeriod.describe('The period of the fact.'),
    dimensions: figureDimensions.describe('The dimensions of the fact.'),
    breakdown: z
      .enum([...dimensionKeys, 'repeated', 'percent', 'register', 'quota'])
      .describe(
        'The kind of comparison: a dimension (with the parts by this dimension), `repeated` (with other statements of the same fact), `percent` (with the percentage that is stated beside the share), `register` (with the count of a complete register), `quota` (with a rule on grades). The list grows.',
      ),
    status,
    stated: cited.describe('The statement of the whole; for a quota the statement of the limited grade.'),
    parts: z
      .object({
        sum: z
          .number()
          .describe('Their sum; for `repeated` the most different statement; for a quota the base.'),
        items: z.array(cited).describe('Each part, with its quote.'),
      })
      .nullable()
      .describe(
        'The parts of the same source; for `repeated` the statements that differ. Null for `register`.',
      ),
    register: z
      .object({
        register: z.enum(coveredRegisters).describe('Plural path name of the register.'),
        year: z.int().describe('The year for which it was declared complete.'),
        count: z
          .number()
          .describe('The count of the fact; for a percentage of the plan the percentage by the registers.'),
      })
      .nullable()
      .describe('The count of a register; null if no register was declared complete for the year.'),
    difference: z
      .number()
      .nullable()
      .describe(
        'Sum or count minus the stated number; for a quota percent minus limit, null where one of them is. 0 if they are equal.',
      ),
    quota: z
      .object({
        rule_id: z.uuid().describe('Id of the quota rule.'),
        regulation: z.string().describe('The document that sets it.'),
        limit: z
          .number()
          .nullable()
          .describe('The largest permitted percentage; null while it is not entered in the rule.'),
        exceptional_limit: z
          .number()
          .nullable()
          .describe('The largest percentage in the cases that the regulation names.'),
        percent: z
          .number()
          .nullable()
          .describe('The percentage of the base, with at most two decimals; null if the base is 0.'),
        allowed: z.int().nullable().describe('How many the limit allows; null while it is not entered.'),
        exceptional_allowed: z
          .int()
          .nullable()
          .describe('How many the higher limit allows; null if the rule has none.'),
      })
      .nullable()
      .describe('The rule and the comparison with it; null for all other breakdowns.'),
    comparable: z
      .object({
        figure_ids: z
          .array(z.uuid())
          .describe(
            'The figures that are compared. To say that they must not be, send them with a reason to `POST /v1/reconciliation-exceptions`.',
          ),
        same_dimensions: z
          .array(z.enum(dimensionKeys))
          .describe('The dimensions that all of them have, with the same value. The list grows.'),
        differs_in: z
          .enum(dimensionKeys)
          .nullable()
          .describe('The only dimension in which the parts differ; null where nothing differs.'),
        about: z
          .string()
          .nullable()
          .describe(
            'Whom their sources are about, in comparable words (lower case, tones at the end), as an editor says (`/v1/reported-organisations`), else as extraction reads; null if they name nobody.',
          ),
        explanation: z
          .object({ vi: z.string().describe('In Vietnamese.'), en: z.string().describe('In English.') })
          .describe('The same in a sentence.'),
      })
      .describe('Why its figures are held comparable.'),
    has_proposals: z.boolean().describe('Whether a figure that is not confirmed was compared.'),
    explanation: z
      .object({
        vi: z.string().describe('In Vietnamese.'),
        en: z.string().describe('In English.'),
      })
      .describe('The comparison and its result, in a sentence with quotes of the sources.'),
  })
  .meta({
    id: 'Reconciliation',
    description: 'A comparison of a stated number with its parts, other statements, a register or a quota.',
  })

const counted = z.int()

/** The schema of a page of comparisons. */
export const reconciliationList = z
  .object({
    items: z.array(reconciliation).describe('Mismatches first, then incomplete comparisons, then matches.'),
    totals: z
      .object({
        mismatch: counted.describe('The number of mismatches.'),
        incomplete: counted.describe('The number of incomplete comparisons.'),
        match: counted.describe('The number of matches.'),
      })
      .describe(
        'The number of comparisons of each status on all pages; the parameter `status` does not change it.',
      ),
    page: pageSchema.describe('Where the list goes on, and how much there is.'),
  })
  .meta({ id: 'ReconciliationList', description: 'A page of reconciliations.' })

const limitForm = validationError(
  'out_of_range',
  'It must be a whole number from 1 to 100.',
  'Phải là số nguyên từ 1 đến 100.',
)

/** The parameters of a page of comparisons. */
export const pageQuery = z.strictObject({
  status: commaList(z.enum(reconciliationStatuses), 'Only these statuses.').optional(),
  limit: z
    .string()
    .refine((text) => /^([1-9]\d?|100)$/.test(text), limitForm)
    .transform(Number)
    .optional()
    .meta({
      description: 'The maximum number of items of a page.',
      scalar: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
    }),
  cursor: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: '`next_cursor` or `prev_cursor` of a page of the same list.' }),
})

const yearForm = validationError('wrong_type', 'It must be a year, such as 2020.', 'Phải là năm, ví dụ 2020.')

/** The parameters of the list of all comparisons. */
export const reconciliationQuery = z.strictObject({
  year: commaList(
    z
      .string()
      .refine((text) => /^\d{4}$/.test(text), yearForm)
      .transform(Number),
    'Only facts whose period begins in these years.',
  )
    .meta({
      description: 'Only facts whose period begins in these years; for `as_of` the day lies in them.',
      list: { type: 'integer', minimum: 0, maximum: 9999 },
    })
    .optional(),
  indicator: commaList(textParameter(), 'Only facts of these indicators, by code or id.').optional(),
  ...pageQuery.shape,
})
