import { z } from 'zod'
import type { StatisticResult } from '../result.ts'

/** The category of rows whose source does not state the value. */
const unknownCategory = '_none'

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
    label: z.string().describe('Its label in Vietnamese.'),
    category: z
      .object({
        index: z.array(z.string()).describe('Its categories, in the order of the values.'),
        label: z.record(z.string(), z.string()).describe('The label of each category in Vietnamese.'),
      })
      .describe('Its categories.'),
  })
  .meta({ id: 'JsonStatDimension', description: 'A dimension of the cube.' })

/** The schema of a JSON-stat 2.0 dataset (https://json-stat.org/format/). */
export const jsonStatSchema = z
  .object({
    version: z.literal('2.0').describe('Version of JSON-stat.'),
    class: z.literal('dataset').describe('The class of the document.'),
    label: z.string().describe('Its title in Vietnamese.'),
    id: z.array(z.string()).describe('The dimensions: the keys of `group_by`, `year` and `measure`.'),
    size: z.array(z.int()).describe('The number of categories of each dimension.'),
    role: z
      .object({
        time: z.array(z.string()).describe('The dimension of time.'),
        metric: z.array(z.string()).describe('The dimension of the measures.'),
      })
      .describe('The roles of the dimensions.'),
    dimension: z.record(z.string(), dimension).describe('Each dimension, by its id.'),
    value: z
      .array(z.number().nullable())
      .describe(
        'The numbers in row-major order, in which the last dimension changes fastest; null means unknown.',
      ),
    status: z
      .record(z.string(), z.string())
      .describe(
        'The source of the number at an index: `register`, `register_incomplete` or `figures`; `suppressed` where it is withheld.',
      ),
    extension: z
      .object({
        totals: z
          .array(z.record(z.string(), z.number().nullable()))
          .describe('For each year the numbers of the whole school, by measure, and `year`.'),
      })
      .describe('Numbers outside the cube.'),
  })
  .meta({ id: 'JsonStatDataset', description: 'A cube of numbers (JSON-stat 2.0).' })

/** The categories of a key, in the order of the rows. */
function groupDimension({ statistic, rows }: StatisticResult, key: string, index: number): Dimension {
  const labels = new Map<string, string>()
  for (const { group } of rows) {
    const { value, label } = group[index]!
    labels.set(value ?? unknownCategory, label.vi)
  }
  // rows are sorted by the preceding keys first, so the unknown category may come early
  const unknown = labels.get(unknownCategory)
  if (labels.delete(unknownCategory)) labels.set(unknownCategory, unknown!)
  return {
    label: statistic.groupings[key]!.label.vi,
    category: { index: [...labels.keys()], label: Object.fromEntries(labels) },
  }
}

function cubeDimensions(result: StatisticResult): [string, Dimension][] {
  const { statistic, group_by, years } = result
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
    ...group_by.map((key, index): [string, Dimension] => [key, groupDimension(result, key, index)]),
    ['year', year],
    ['measure', measure],
  ]
}

/** The numbers of a row, or of the whole school, year by year and measure by measure. */
const flatValues = ({ statistic }: StatisticResult, years: StatisticResult['rows'][number]['years']) =>
  years.flatMap((year) => statistic.measures.map(({ name }) => year[name]!))

/** A result as a cube: without `group_by` it contains the totals, else the rows, and the totals in the extension. */
export function toJsonStat(result: StatisticResult): z.output<typeof jsonStatSchema> {
  const { statistic, group_by, rows, totals } = result
  const dimensions = cubeDimensions(result)
  const size = dimensions.map(([, { category }]) => category.index.length)
  const value = Array.from<number | null>({ length: size.reduce((a, b) => a * b, 1) }).fill(null)
  const status: Record<string, string> = {}
  const cubeRows = group_by.length === 0 ? [{ group: [], years: totals }] : rows
  const positions = dimensions.map(([, { category }]) => new Map(category.index.map((name, i) => [name, i])))
  const width = result.years.length * statistic.measures.length
  for (const { group, years } of cubeRows) {
    const start = group.reduce(
      (offset, key, index) => offset * size[index]! + positions[index]!.get(key.value ?? unknownCategory)!,
      0,
    )
    for (const [offset, cell] of flatValues(result, years).entries()) {
      value[start * width + offset] = cell.value
      const state = cell.suppressed ? 'suppressed' : cell.source
      if (state !== null) status[start * width + offset] = state
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
