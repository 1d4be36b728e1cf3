import type { TopLevelSpec } from 'vega-lite'
import { colours, frame, lettersOfLine, sideMargin, wrapText, type Look } from './style.ts'

/** A part of a stacked bar. */
interface Part {
  label: string
  value: number
  text: string
}

/** A stacked bar: a whole and its parts. */
export interface Whole {
  label: string
  parts: readonly Part[]
}

const lineHeight = 18
const barHeight = 24
const rowGap = 14
const legendRowHeight = 20
const legendFontSize = 13
const legendPadding = 24
/** Without fonts of its own, Vega takes each letter to be this wide. */
const legendLetterWidth = 0.8 * legendFontSize
/** A symbol, and the space around it. */
const symbolWidth = 21

interface StackedChart {
  look: Look
  title: string
  subtitle: readonly string[]
  wholes: readonly Whole[]
}

/** A stacked bar with its place in the chart. */
interface PlacedWhole extends Whole {
  /** The text above, and the top of its first line. */
  lines: string[]
  top: number
  /** The top of the bar. */
  bar: number
  /** The texts of the parts below the bar, in lines, and the top of the first one. */
  partLines: string[]
  below: number
}

const separator = ' · '

/** The texts of parts in lines; a part is not broken. */
function linesOfParts(texts: readonly string[], letters: number): string[] {
  const lines: string[] = []
  for (const text of texts) {
    const joined = lines.length === 0 ? text : lines.at(-1)! + separator + text
    if (lines.length > 0 && joined.length <= letters) lines[lines.length - 1] = joined
    else lines.push(text)
  }
  return lines
}

function place(wholes: readonly Whole[], width: number): { placed: PlacedWhole[]; height: number } {
  const letters = lettersOfLine(width)
  let height = 0
  const placed = wholes.map((whole) => {
    const lines = wrapText(whole.label, letters)
    const partLines = linesOfParts(
      whole.parts.map(({ text }) => text),
      letters,
    )
    const top = height
    const bar = top + lines.length * lineHeight + 4
    const below = bar + barHeight + 6
    height = below + partLines.length * lineHeight + rowGap
    return { ...whole, lines, top, bar, partLines, below }
  })
  return { placed, height }
}

/** How many columns the legend has: one where a label needs a line, two where all labels need more than one. */
function legendColumns(labels: readonly string[], width: number): number | undefined {
  const needed = labels.map((label) => label.length * legendLetterWidth + symbolWidth + legendPadding)
  const available = width - 2 * sideMargin + legendPadding
  if (needed.reduce((sum, one) => sum + one, 0) <= available) return undefined
  return Math.max(...needed) * 2 > available ? 1 : 2
}

/** Stacked bars one below the other, each divided into its parts, with the numbers as text below. */
export function stackedBars({ look, title, subtitle, wholes }: StackedChart): TopLevelSpec {
  const { width } = look
  const { background, text: textColour, first, second, third, fourth } = colours[look.theme]
  const labels = [...new Set(wholes.flatMap(({ parts }) => parts.map(({ label }) => label)))]
  const { placed, height } = place(wholes, width)
  const segments = placed.flatMap(({ parts, bar }) => {
    const sum = parts.reduce((total, { value }) => total + value, 0)
    let end = 0
    return parts.map(({ label, value }) => {
      const start = end
      end += value / sum
      return { label, start, end, top: bar, bottom: bar + barHeight }
    })
  })
  const texts = placed.flatMap(({ lines, top, partLines, below }) => [
    ...lines.map((text, line) => ({ x: 0, y: top + (line + 0.5) * lineHeight, text, weight: 'bold' })),
    ...partLines.map((text, line) => ({
      x: 0,
      y: below + (line + 0.5) * lineHeight,
      text,
      weight: 'normal',
    })),
  ])
  const columns = legendColumns(labels, width)
  const legendRows = columns === undefined ? 1 : Math.ceil(labels.length / columns)
  const across = { type: 'quantitative', axis: null, scale: { domain: [0, 1] as number[] } } as const
  const down = {
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, height] as number[], reverse: true },
  } as const
  return {
    ...frame({
      look,
      title,
      subtitle,
      height,
      left: 20,
      right: 20,
      bottom: 34 + legendRows * legendRowHeight,
    }),
    layer: [
      {
        data: { values: segments },
        mark: { type: 'rect', stroke: background, strokeWidth: 2 },
        encoding: {
          x: { field: 'start', ...across },
          x2: { field: 'end' },
          y: { field: 'top', ...down },
          y2: { field: 'bottom' },
          color: {
            field: 'label',
            type: 'nominal',
            scale: { domain: labels, range: [first, second, third, fourth].slice(0, labels.length) },
            legend: {
              title: null,
              orient: 'none',
              legendX: 0,
              legendY: height + 16,
              direction: 'horizontal',
              ...(columns === undefined ? {} : { columns, rowPadding: 4 }),
              columnPadding: legendPadding,
              labelFontSize: legendFontSize,
              labelLimit: 0,
              labelColor: textColour,
              symbolType: 'square',
              symbolSize: 160,
            },
          },
        },
      },
      ...(['bold', 'normal'] as const).map((weight) => ({
        data: { values: texts.filter((text) => text.weight === weight) },
        mark: {
          type: 'text' as const,
          align: 'left' as const,
          baseline: 'middle' as const,
          fontWeight: weight,
        },
        encoding: {
          x: { field: 'x', ...across },
          y: { field: 'y', ...down },
          text: { field: 'text', type: 'nominal' as const },
        },
      })),
    ],
  }
}
