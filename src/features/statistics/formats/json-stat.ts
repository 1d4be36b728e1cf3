import { z } from 'zod'
import type { Answer } from '../result.ts'
import { unsaid } from '../labels.ts'

/** The category of rows whose source does not say. */
const none = '_none'

interface Dimension {
  label: string
  category: {
    index: string[]
    label: Record<string, string>
    unit?: Record<string, { label: string; decimals: number }>
  }
}

const dimension = z
  .object({
    label: z.string().describe('What it is called, in Vietnamese.'),
    category: z
      .object({
        index: z.array(z.string()).describe('Its categories, in the order of the values.'),
        label: z.record(z.string(), z.string()).describe('What each is called, in Vietnamese.'),
      })
      .describe('Its categories.'),
  })
  .meta({ id: 'JsonStatDimension', description: 'A dimension of the cube.' })

/** A dataset of JSON-stat 2.0. */
export const jsonStatSchema = z
  .object({
    version: z.literal('2.0').describe('Version of JSON-stat.'),
    class: z.literal('dataset').describe('What kind of document it is.'),
    label: z.string().describe('What it is about, in Vietnamese.'),
    id: z.array(z.string()).describe('The dimensions: those grouped by, `year` and `measure`.'),
    size: z.array(z.int()).describe('How many categories each has.'),
    role: z
      .object({
        time: z.array(z.string()).describe('The dimension of time.'),
        metric: z.array(z.string()).describe('The dimension of what is counted.'),
      })
      .describe('What dimensions are for.'),
    dimension: z.record(z.string(), dimension).describe('Each dimension, by its id.'),
    value: z
      .array(z.number().nullable())
      .describe('The numbers, the last dimension running fastest; null where nothing is known.'),
    status: z
      .record(z.string(), z.string())
      .describe('Where the number at an index is from: `register` or `figures`.'),
    extension: z
      .object({
        totals: z
          .array(z.record(z.string(), z.number().nullable()))
          .describe('Of each year the numbers of the whole school, by measure, and `year`.'),
      })
      .describe('What the cube has no place for.'),
  })
  .meta({ id: 'JsonStatDataset', description: 'A cube of numbers (JSON-stat 2.0).' })

/** The categories of a key, in the order of the rows. */
function groupDimension({ statistic, rows }: Answer, key: string, index: number): Dimension {
  const labels = new Map<string, string>()
  for (const { group } of rows) {
    const { value, label } = group[index]!
    labels.set(value ?? none, label.vi)
  }
  // rows are ordered by the keys before first, so what is not said may come early
  if (labels.delete(none)) labels.set(none, unsaid.vi)
  return {
    label: statistic.groupings[key]!.label.vi,
    category: { index: [...labels.keys()], label: Object.fromEntries(labels) },
  }
}

function dimensionsOf(answer: Answer): [string, Dimension][] {
  const { statistic, group_by, years } = answer
  const names = years.map(String)
  const year = {
    label: 'Năm',
    category: { index: names, label: Object.fromEntries(names.map((n) => [n, n])) },
  }
  const measures = statistic.measures.map(({ name, label }) => [name, label.vi] as const)
  const measure = {
    label: 'Chỉ tiêu',
    category: { index: measures.map(([name]) => name), label: Object.fromEntries(measures) },
  }
  return [
    ...group_by.map((key, index): [string, Dimension] => [key, groupDimension(answer, key, index)]),
    ['year', year],
    ['measure', measure],
  ]
}

/** The numbers of a row, or of the whole school, year by year and measure by measure. */
const flat = ({ statistic }: Answer, years: Answer['rows'][number]['years']) =>
  years.flatMap((year) => statistic.measures.map(({ name }) => year[name]!))

/** An answer as a cube: without `group_by` it holds the totals, else the rows, with the totals beside them. */
export function jsonStatOf(answer: Answer): z.output<typeof jsonStatSchema> {
  const { statistic, group_by, rows, totals } = answer
  const dimensions = dimensionsOf(answer)
  const size = dimensions.map(([, { category }]) => category.index.length)
  const value = Array.from<number | null>({ length: size.reduce((a, b) => a * b, 1) }).fill(null)
  const status: Record<string, string> = {}
  const lines = group_by.length === 0 ? [{ group: [], years: totals }] : rows
  const places = dimensions.map(([, { category }]) => new Map(category.index.map((name, at) => [name, at])))
  const width = answer.years.length * statistic.measures.length
  for (const { group, years } of lines) {
    const start = group.reduce(
      (at, one, index) => at * size[index]! + places[index]!.get(one.value ?? none)!,
      0,
    )
    for (const [offset, cell] of flat(answer, years).entries()) {
      value[start * width + offset] = cell.value
      if (cell.source !== null) status[start * width + offset] = cell.source
    }
  }
  return {
    version: '2.0',
    class: 'dataset',
    label: statistic.title.vi,
    id: dimensions.map(([name]) => name),
    size,
    role: { time: ['year'], metric: ['measure'] },
    dimension: Object.fromEntries(dimensions),
    value,
    status,
    extension: {
      totals: totals.map((total) => ({
        year: total.year,
        ...Object.fromEntries(statistic.measures.map(({ name }) => [name, total[name]!.value])),
      })),
    },
  }
}
