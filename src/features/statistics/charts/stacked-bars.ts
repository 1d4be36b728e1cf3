import type { TopLevelSpec } from 'vega-lite'
import { colours, frame } from './style.ts'

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

const palette = [colours.first, colours.second, colours.third, colours.fourth]
const rowHeight = 78
const legendRowHeight = 20
/** The letters of labels that fit into one line of the legend. */
const maxLegendLetters = 80

/** Stacked bars one below the other, each divided into its parts, with the numbers as text below. */
export function stackedBars(
  title: string,
  subtitle: readonly string[],
  wholes: readonly Whole[],
): TopLevelSpec {
  const labels = [...new Set(wholes.flatMap(({ parts }) => parts.map(({ label }) => label)))]
  const segments = wholes.flatMap(({ parts }, row) => {
    const sum = parts.reduce((total, { value }) => total + value, 0)
    let end = 0
    return parts.map(({ label, value }) => {
      const start = end
      end += value / sum
      return { label, start, end, top: row * rowHeight + 24, bottom: row * rowHeight + 48 }
    })
  })
  const texts = wholes.flatMap(({ label, parts }, row) => [
    { x: 0, y: row * rowHeight + 12, text: label, weight: 'bold' },
    { x: 0, y: row * rowHeight + 62, text: parts.map(({ text }) => text).join('   ·   '), weight: 'normal' },
  ])
  const height = wholes.length * rowHeight
  // long labels stand in two columns, below each other
  const isWide = labels.join('').length > maxLegendLetters
  const legendRows = isWide ? Math.ceil(labels.length / 2) : 1
  const across = { type: 'quantitative', axis: null, scale: { domain: [0, 1] as number[] } } as const
  const down = {
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, height] as number[], reverse: true },
  } as const
  return {
    ...frame({ title, subtitle, height, left: 20, right: 20, bottom: 34 + legendRows * legendRowHeight }),
    layer: [
      {
        data: { values: segments },
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          x: { field: 'start', ...across },
          x2: { field: 'end' },
          y: { field: 'top', ...down },
          y2: { field: 'bottom' },
          color: {
            field: 'label',
            type: 'nominal',
            scale: { domain: labels, range: palette.slice(0, labels.length) },
            legend: {
              title: null,
              orient: 'none',
              legendX: 0,
              legendY: height + 16,
              direction: 'horizontal',
              ...(isWide ? { columns: 2, rowPadding: 4 } : {}),
              columnPadding: 24,
              labelFontSize: 13,
              labelLimit: 0,
              labelColor: colours.text,
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
