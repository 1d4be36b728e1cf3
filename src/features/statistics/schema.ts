import { z } from 'zod'
import { validationError } from '../../platform/http/fields.ts'
import { qualifiers } from '../../libraries/figure-grammar/figure.ts'
import { coveredRegisters } from '../../domain/figures/register-coverage/table.ts'
import { commaList } from '../../platform/resource/comma-list.ts'
import { sources, type Statistic } from './statistic.ts'
import { checkYears, yearParameters, type YearsAsked } from './years.ts'

const mostKeys = 3

function groupBy({ groupings }: Statistic) {
  const keys = Object.keys(groupings)
  const words = Object.entries(groupings).map(([key, { description }]) => `\`${key}\` (${description})`)
  const description = `What rows are grouped by: ${words.join(', ')}; at most ${mostKeys}. Without it there is the total alone. It is by year always, so that naming \`year\` changes nothing.`
  return commaList(z.enum(['year', ...keys]), description)
    .refine(
      (list) => new Set(list).size === list.length,
      validationError('repeated', 'Name each key once.', 'Mỗi khóa chỉ nêu một lần.'),
    )
    .refine(
      (list) => list.filter((key) => key !== 'year').length <= mostKeys,
      validationError(
        'too_large',
        `Group by at most ${mostKeys} keys.`,
        `Nhóm theo tối đa ${mostKeys} khóa.`,
      ),
    )
    .optional()
    .meta({ description, list: { type: 'string', enum: ['year', ...keys] } })
}

/** The parameters of a statistic; `more` are its own. */
export const statisticQuery = <More extends z.ZodRawShape>(statistic: Statistic, more: More) =>
  z
    .strictObject({
      ...yearParameters,
      group_by: groupBy(statistic),
      source: z
        .enum(sources)
        .optional()
        .describe(
          '`register`: what the registers hold; `figures`: what confirmed figures state; `best` (default): row by row the register where it was declared complete for the year, else the figure.',
        ),
      ...more,
    })
    .superRefine((query, context) => checkYears(query as YearsAsked, context))

const label = (what: string) =>
  z
    .object({
      vi: z.string().describe('In Vietnamese.'),
      en: z.string().describe('In English; names of programmes stay as they are.'),
    })
    .describe(what)

const valueFields = {
  value: z.number().nullable().describe('The number; null where nothing is known, which is not none.'),
  source: z
    .enum(['register', 'figures'])
    .nullable()
    .describe('Whether a register counts it or a figure states it; null where there is no number.'),
  qualifier: z
    .enum(qualifiers)
    .nullable()
    .describe(
      '`about`, `over` or `under` where the figure says so, else `exact`; null where there is no number.',
    ),
  fact_key: z
    .string()
    .nullable()
    .describe(
      'Leads to `/v1/facts/{fact_key}`: who states it, in which words. Null of what a register counts.',
    ),
  change: z
    .number()
    .nullable()
    .describe(
      'Against the year before; null where either number is not known exactly, or not in the answer.',
    ),
  change_percent: z.number().nullable().describe('The same in percent, to one decimal.'),
}

const value = z
  .object(valueFields)
  .meta({ id: 'StatisticValue', description: 'A number of a year, and where it is from.' })

const total = z
  .object({
    ...valueFields,
    sum_of_rows: z
      .number()
      .nullable()
      .describe('What the rows of this answer add up to; null where there are none with a number.'),
  })
  .meta({
    id: 'StatisticTotal',
    description: 'A number of the whole school, as it is counted or stated, and what the rows add up to.',
  })

const group = z
  .object({
    dimension: z.string().describe('The key of `group_by`.'),
    value: z
      .string()
      .nullable()
      .describe('The code of a programme, or a word; null: its source does not say.'),
    label: label('What to show for it.'),
  })
  .meta({ id: 'StatisticGroup', description: 'What the numbers of a row are of.' })

const leftOut = z
  .object({
    year: z.int().describe('The year; with an end left open it may be none of `years`.'),
    measure: z.string().describe('The measure they are of, as in `measures`.'),
    dimensions: z
      .array(z.string())
      .describe(
        'What tells them apart. Where all are keys of `group_by`, grouping by them shows these facts; others, such as `detail`, are found by `/v1/figures`.',
      ),
    facts: z.int().describe('How many facts.'),
  })
  .meta({ id: 'StatisticLeftOut', description: 'Facts that a statistic has no place for.' })

/** The answer of a statistic, whose measures are fields of each year. */
export function statisticAnswer({ measures, title }: Statistic, name: string) {
  const fields = <T extends z.ZodType>(schema: T) =>
    Object.fromEntries(measures.map((measure) => [measure.name, schema]))
  const yearOf = <T extends z.ZodType>(schema: T, id: string, description: string) =>
    z.object({ year: z.int().describe('The year.'), ...fields(schema) }).meta({ id, description })
  const row = z
    .object({
      group: z.array(group).describe('A value for each key of `group_by`, in its order.'),
      years: z
        .array(yearOf(value, `${name}Year`, `Numbers of a row in a year.`))
        .describe('As many as `years`, in their order.'),
    })
    .meta({ id: `${name}Row`, description: 'Numbers of a group, year by year.' })
  return z
    .object({
      statistic: z.string().describe('Which statistic it is, as its path names it.'),
      title: label('What to call it.'),
      source: z.enum(sources).describe('Where numbers were taken from.'),
      group_by: z.array(z.string()).describe('What rows are grouped by, besides the year.'),
      years: z.array(z.int()).describe('The years side by side, ascending.'),
      measures: z
        .array(
          z
            .object({
              name: z.string().describe('Its field in each year.'),
              label: label('What to call it.'),
              indicator: z.string().nullable().describe('Code of the indicator whose figures state it.'),
            })
            .meta({ id: 'StatisticMeasure', description: 'Something that is counted.' }),
        )
        .describe('What is counted.'),
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
        .describe('Which registers of this statistic were declared complete, of the years asked for.'),
      rows: z.array(row).describe('Groups, in the order of their labels or of what they mean.'),
      totals: z
        .array(yearOf(total, `${name}Total`, 'Numbers of the whole school in a year.'))
        .describe('As many as `years`, in their order.'),
      left_out: z
        .array(leftOut)
        .describe(
          'What figures state of these measures and years, and neither rows nor totals show: nothing is added up to make a number that nobody stated. Plans and changes are not among it. Empty with `source=register`.',
        ),
    })
    .meta({ id: `${name}Statistics`, description: `${title.en}, year by year.` })
}
