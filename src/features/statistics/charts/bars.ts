import type { TopLevelSpec } from 'vega-lite'
import { colours, frame, isNarrow, lettersOfLine, wrapText, type Look } from './style.ts'

/** A bar and the text at its end. */
interface Bar {
  label: string
  value: number
  text: string
}

interface BarChart {
  look: Look
  title: string
  subtitle: readonly string[]
  bars: readonly Bar[]
}

const maxValue = (bars: readonly Bar[]) => Math.max(1, ...bars.map(({ value }) => value))

const lineHeight = 17
const barHeight = 22

/** Horizontal bars, each below its label and with its value at the end. */
function barsBelowLabels({ look, title, subtitle, bars }: BarChart): TopLevelSpec {
  let height = 0
  const values = bars.map((bar) => {
    const lines = wrapText(bar.label, lettersOfLine(look.width))
    const top = height + lines.length * lineHeight
    const placed = {
      ...bar,
      start: 0,
      lines: lines.join('\n'),
      labelTop: height,
      top,
      bottom: top + barHeight,
    }
    height = placed.bottom + 14
    return placed
  })
  const down = {
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, height] as number[], reverse: true },
  } as const
  const across = {
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, maxValue(bars)] as number[] },
  } as const
  return {
    ...frame({ look, title, subtitle, height: Math.max(1, height), left: 20, right: 110 }),
    data: { values },
    layer: [
      {
        mark: { type: 'rect', color: colours[look.theme].first },
        encoding: {
          x: { field: 'start', ...across },
          x2: { field: 'value' },
          y: { field: 'top', ...down },
          y2: { field: 'bottom' },
        },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'top', lineBreak: '\n', lineHeight },
        encoding: { x: { value: 0 }, y: { field: 'labelTop', ...down }, text: { field: 'lines' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 7, dy: barHeight / 2 },
        encoding: { x: { field: 'value', ...across }, y: { field: 'top', ...down }, text: { field: 'text' } },
      },
    ],
  }
}

/** Horizontal bars, each with its label on the left, or above where the chart is narrow, and its value at the end. */
export function horizontalBars(chart: BarChart): TopLevelSpec {
  if (isNarrow(chart.look.width)) return barsBelowLabels(chart)
  const { look, title, subtitle, bars } = chart
  const values = bars.map((bar, position) => ({
    ...bar,
    position,
    lines: wrapText(bar.label, 36).join('\n'),
  }))
  const maxLines = Math.max(1, ...values.map(({ lines }) => lines.split('\n').length))
  const height = Math.max(1, bars.length) * Math.max(32, maxLines * lineHeight + 10)
  return {
    ...frame({ look, title, subtitle, height, left: 280, right: 110 }),
    data: { values },
    encoding: {
      y: { field: 'position', type: 'nominal', sort: null, axis: null },
      x: { field: 'value', type: 'quantitative', axis: null, scale: { domain: [0, maxValue(bars)] } },
    },
    layer: [
      { mark: { type: 'bar', color: colours[look.theme].first, height: barHeight } },
      {
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          lineBreak: '\n',
          lineHeight: lineHeight,
          // Vega draws lines downwards from the first one; this centers them
          dy: { expr: `(1 - length(split(datum.lines, '\\n'))) * ${lineHeight / 2}` },
        },
        encoding: { x: { value: -10 }, text: { field: 'lines' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 7 },
        encoding: { text: { field: 'text' } },
      },
    ],
  }
}

/** Vertical bars, in the order of time. */
export function verticalBars({ look, title, subtitle, bars }: BarChart): TopLevelSpec {
  const { first, third } = colours[look.theme]
  return {
    ...frame({ look, title, subtitle, height: 240, left: 30, right: 30, bottom: 44 }),
    data: { values: [...bars] },
    encoding: {
      x: {
        field: 'label',
        type: 'nominal',
        sort: null,
        scale: { paddingInner: 0.35, paddingOuter: 0.3 },
        axis: {
          title: null,
          labelAngle: 0,
          labelPadding: 8,
          labelLimit: 0,
          ticks: false,
          domainColor: third,
        },
      },
      // leaves space above the highest bar for its value
      y: { field: 'value', type: 'quantitative', axis: null, scale: { domain: [0, maxValue(bars) * 1.12] } },
    },
    layer: [
      { mark: { type: 'bar', color: first, width: { band: Math.min(1, bars.length / 5) } } },
      { mark: { type: 'text', baseline: 'bottom', dy: -5 }, encoding: { text: { field: 'text' } } },
    ],
  }
}
