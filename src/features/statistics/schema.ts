import { z } from 'zod'
import { qualifiers } from '../../libraries/figure-grammar/figure.ts'
import { coveredRegisters } from '../../domain/figures/register-coverage/table.ts'
import { groupKeys } from './group-keys.ts'
import { valueSources } from './result.ts'
import { statisticSources, type Statistic } from './statistic.ts'
import { checkYears, yearParameters, type YearParameters } from './years.ts'

const maxGroupKeys = 3

function groupBy({ groupings }: Statistic) {
  const keys = Object.keys(groupings)
  const keyTexts = Object.entries(groupings).map(([key, { description }]) => `\`${key}\` (${description})`)
  const description = `The keys that rows are grouped by: ${keyTexts.join(', ')}; at most ${maxGroupKeys}. Without it the response has totals only. Numbers are always grouped by year, so \`year\` changes nothing.`
  return groupKeys(['year', ...keys], description, maxGroupKeys, ['year'])
}

/** The schema of the parameters of a statistic; `extra` are those that only this statistic has. */
export const statisticParameters = <Extra extends z.ZodRawShape>(statistic: Statistic, extra: Extra) =>
  z
    .strictObject({
      ...yearParameters,
      group_by: groupBy(statistic),
      source: z
        .enum(statisticSources)
        .optional()
        .describe(
          '`register`: the counts of the registers; `figures`: what confirmed figures state; `best` (default): for each number the register if it was declared complete for the year, else the figure, else (for callers who may read the register) what it counts so far.',
        ),
      ...extra,
    })
    .superRefine((query, context) => checkYears(query as YearParameters, context))

/** The schema of a label in both languages. */
export const label = (what: string) =>
  z
    .object({
      vi: z.string().describe('In Vietnamese.'),
      en: z.string().describe('In English; names and words of the school stay as they are.'),
    })
    .describe(what)

/** The fields of a number of a year. */
export const valueFields = {
  value: z.number().nullable().describe('The number; null means unknown, not 0.'),
  source: z
    .enum(valueSources)
    .nullable()
    .describe(
      '`register`: a register counts it; `register_incomplete`: a register that was not declared complete for the year counts it, so there may be more (with `source=best`, only for callers who may read the register); `figures`: a figure states it. Null if there is no number. The list grows.',
    ),
  qualifier: z
    .enum(qualifiers)
    .nullable()
    .describe(
      '`about`, `over` or `under` if the figure is not exact, else `exact`; null if there is no number.',
    ),
  fact_key: z
    .string()
    .nullable()
    .describe(
      'Key of the fact: `/v1/facts/{fact_key}` has the sources and their words. Null for the count of a register.',
    ),
  change: z
    .number()
    .nullable()
    .describe(
      'The difference from the year before; null if one of the two numbers is not exact, not in the response, or `register_incomplete`.',
    ),
  change_percent: z.number().nullable().describe('The change in percent, with one decimal.'),
  suppressed: z
    .literal(true)
    .optional()
    .describe(
      'The number is withheld, because it is one of few persons, or would tell such a number; `value` is null. Absent otherwise, and for callers who may read the register.',
    ),
}

const percent = z
  .number()
  .nullable()
  .describe(
    'The value in percent, with at most two decimals: of the total where rows are grouped by one key whose rows are parts of it, else of all rows with the same values of the keys before the last one. Null for totals, and where the whole is not known.',
  )

const value = z
  .object(valueFields)
  .meta({ id: 'StatisticValue', description: 'A number of a year, and its source.' })

const total = z
  .object({
    ...valueFields,
    sum_of_rows: z
      .number()
      .nullable()
      .describe('The sum of the rows of this response; null if no row has a number, or one is withheld.'),
  })
  .meta({
    id: 'StatisticTotal',
    description: 'A number of the whole school, as it is counted or stated, and the sum of the rows.',
  })

const percentValue = value.extend({ percent }).meta({
  id: 'StatisticValueWithPercent',
  description: 'A number of a year, its source and its percentage.',
})

const percentTotal = total.extend({ percent }).meta({
  id: 'StatisticTotalWithPercent',
  description: 'A number of the whole school, and the sum of the rows. Its percentage is null.',
})

/** The schema of a value of `group_by`. */
export const group = z
  .object({
    dimension: z.string().describe('The key of `group_by`.'),
    value: z
      .string()
      .nullable()
      .describe('The code of a programme, or another value; null if the source does not state it.'),
    label: label('The label of the value.'),
  })
  .meta({ id: 'StatisticGroup', description: 'The value of a row for one key of `group_by`.' })

const leftOut = z
  .object({
    year: z.int().describe('The year; without `from` or `to` it may be missing in `years`.'),
    measure: z.string().describe('The measure of the facts, as in `measures`.'),
    dimensions: z
      .array(z.string())
      .describe(
        'The dimensions of these facts. If all are keys of `group_by`, grouping by them shows the facts; `/v1/figures` finds facts with other dimensions, such as `detail`.',
      ),
    facts: z.int().describe('The number of facts.'),
    sum: z
      .number()
      .describe(
        'What these facts add up to, in the unit of the measure. It is no total of the measure: the parts may overlap, and others may be missing.',
      ),
    reason: label('Why they are in no row and not in the total.'),
  })
  .meta({ id: 'StatisticLeftOut', description: 'Facts that belong neither to a row nor to the total.' })

/** The schema of the response of a statistic; its measures are fields of each year. */
export function statisticResponse({ measures, title }: Statistic, name: string) {
  const fields = (plain: z.ZodType, withPercent: z.ZodType) =>
    Object.fromEntries(measures.map(({ name, hasPercent }) => [name, hasPercent ? withPercent : plain]))
  const yearOf = (plain: z.ZodType, withPercent: z.ZodType, id: string, description: string) =>
    z.object({ year: z.int().describe('The year.'), ...fields(plain, withPercent) }).meta({ id, description })
  const row = z
    .object({
      group: z.array(group).describe('A value for each key of `group_by`, in its order.'),
      years: z
        .array(yearOf(value, percentValue, `${name}Year`, `Numbers of a row in a year.`))
        .describe('One for each of `years`, in the same order.'),
    })
    .meta({ id: `${name}Row`, description: 'Numbers of a group, year by year.' })
  return z
    .object({
      statistic: z.string().describe('The name of the statistic in its path.'),
      title: label('The title of the statistic.'),
      source: z.enum(statisticSources).describe('The source of the numbers.'),
      group_by: z.array(z.string()).describe('The keys that rows are grouped by, besides the year.'),
      years: z.array(z.int()).describe('The years, ascending.'),
      measures: z
        .array(
          z
            .object({
              name: z.string().describe('Its field in each year.'),
              label: label('The label of the measure.'),
              indicator: z.string().nullable().describe('Code of the indicator whose figures state it.'),
            })
            .meta({ id: 'StatisticMeasure', description: 'One of the numbers that a statistic counts.' }),
        )
        .describe('The measures of the statistic.'),
      complete_registers: z
        .array(
          z
            .object({
              register: z
                .enum(coveredRegisters)
                .describe('Plural path name of the register. The list grows.'),
              year: z.int().describe('The year.'),
            })
            .meta({
              id: 'CompleteRegister',
              description: 'A register that was declared complete for a year.',
            }),
        )
        .describe('The registers of this statistic that were declared complete, for the requested years.'),
      rows: z.array(row).describe('The groups, in the order of their labels or of their meaning.'),
      totals: z
        .array(yearOf(total, percentTotal, `${name}Total`, 'Numbers of the whole school in a year.'))
        .describe('One for each of `years`, in the same order.'),
      left_out: z
        .array(leftOut)
        .describe(
          'The facts of these measures and years that neither rows nor totals show, because a statistic never adds up figures to a number that no source states. Changes are not included, nor plans of which the statistic has no measure. Empty with `source=register`.',
        ),
    })
    .meta({ id: `${name}Statistics`, description: `${title.en}, year by year.` })
}
