import { shortGradeLabels } from '../../../domain/party/gradings/labels.ts'
import type { Language } from '../../../platform/http/language.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { percentOf, rowsByWhole } from '../percents.ts'
import type { ResultRow, StatisticResult, StatisticValue } from '../result.ts'
import { horizontalBars } from './bars.ts'
import type { Chart } from './render-svg.ts'
import { stackedBars, type Whole } from './stacked-bars.ts'
import type { Look } from './style.ts'
import { noDataText, numberText, sourceText, sumText, totalText, valueText } from './texts.ts'

type Result = StatisticResult<'graded'>

const withPercent = (text: string, percent: number | null | undefined, language: Language) =>
  percent == null ? text : `${text} (${numberText(percent, language)}%)`

const countWithPercent = (value: StatisticValue, language: Language) =>
  withPercent(valueText(value, language), value.percent, language)

/** By what the bars are: nothing for grades, which the title of the statistic says. */
function byText({ statistic, group_by: [key] }: Result): Bilingual {
  if (key === undefined || key === 'grade') return { vi: '', en: '' }
  const { vi, en } = statistic.groupings[key]!.label
  return { vi: `, theo ${vi.toLocaleLowerCase('vi')}`, en: ` by ${en.toLocaleLowerCase('en')}` }
}

function titleOf(result: Result, language: Language): string {
  const { statistic, years } = result
  const by = byText(result)
  const [first, last] = [years[0], years.at(-1)]
  const title = `${statistic.title[language]}${by[language]}`
  if (first === undefined) return title
  if (language === 'en') return `${title}, ${[...new Set([first, last])].join(' to ')}`
  return `${statistic.title.vi} ${first === last ? `năm ${first}` : `từ năm ${first} đến năm ${last}`}${by.vi}`
}

/** Bars of one year, in the order of the rows, each with its percentage. */
function bars(result: Result, language: Language, look: Look): Chart {
  const { rows, totals } = result
  const total = totals[0]?.graded
  const shown = rows.flatMap(({ group, years: [values] }) => {
    const { value } = values!.graded
    if (value === null) return []
    return [{ label: group[0]!.label[language], value, text: countWithPercent(values!.graded, language) }]
  })
  const title = titleOf(result, language)
  const isOfTotal = result.statistic.arePartsOfTotal?.(result.group_by) ?? true
  const totalLines =
    total === undefined ? [] : isOfTotal ? totalText(total, language) : sumText(total, language)
  const sources = [...(total ? [total] : []), ...rows.map((row) => row.years[0]!.graded)]
  const subtitle =
    shown.length === 0
      ? [noDataText[language], ...totalLines]
      : [...totalLines, ...sourceText(sources, language)]
  const sentences = shown.map(({ label, text }) => `${label}: ${text}.`)
  return {
    title,
    description: [...sentences, ...subtitle].join(' '),
    spec: horizontalBars({ look, title, subtitle, bars: shown }),
  }
}

/** A whole of gradings: a year or a cell, with its grades. */
interface Graded {
  label: string
  rows: { row: ResultRow<'graded'>; value: StatisticValue }[]
}

function wholeOf({ label, rows }: Graded, language: Language): Whole[] {
  const known = rows.flatMap(({ row, value }) =>
    value.value === null || value.value === 0 ? [] : [{ row, value, count: value.value }],
  )
  if (known.length === 0) return []
  const sum = known.reduce((total, { count }) => total + count, 0)
  const parts = known.map(({ row, value, count }) => {
    const { value: grade, label: full } = row.group.at(-1)!
    const short = shortGradeLabels[grade as keyof typeof shortGradeLabels] ?? full
    const percent = value.percent ?? percentOf(count, sum)
    return {
      label: full[language],
      value: count,
      text: withPercent(`${short[language]} ${valueText(value, language)}`, percent, language),
    }
  })
  return [{ label: `${label}: ${numberText(sum, language)}`, parts }]
}

/** A stacked bar for each year, or for each cell of one year, divided into its grades. */
function stacks(result: Result, language: Language, look: Look): Chart {
  const { rows, years, group_by } = result
  const graded: Graded[] =
    group_by.length === 1
      ? years.map((year, at) => ({
          label: String(year),
          rows: rows.map((row) => ({ row, value: row.years[at]!.graded })),
        }))
      : [...rowsByWhole(rows).values()].map((ofCell) => ({
          label: ofCell[0]!.group[0]!.label[language],
          rows: ofCell.map((row) => ({ row, value: row.years[0]!.graded })),
        }))
  const wholes = graded.flatMap((each) => wholeOf(each, language))
  const title = titleOf(result, language)
  const sources = rows.flatMap((row) => row.years.map(({ graded: value }) => value))
  const subtitle = wholes.length === 0 ? [noDataText[language]] : sourceText(sources, language)
  const sentences = wholes.map(({ label, parts }) => `${label}. ${parts.map(({ text }) => text).join(', ')}.`)
  return {
    title,
    description: [...sentences, ...subtitle].join(' '),
    spec:
      wholes.length === 0
        ? horizontalBars({ look, title, subtitle, bars: [] })
        : stackedBars({ look, title, subtitle, wholes }),
  }
}

/** The chart of gradings: bars of a year, or bars of years or cells that are divided into grades. */
export const partyGrades = (result: Result, language: Language, look: Look): Chart =>
  result.group_by.length === 2 || result.years.length > 1
    ? stacks(result, language, look)
    : bars(result, language, look)
