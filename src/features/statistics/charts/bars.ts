import type { TopLevelSpec } from 'vega-lite'
import { colours, frame, wrapped } from './style.ts'

/** A bar and what stands at its end. */
export interface Bar {
  label: string
  value: number
  text: string
}

interface Bars {
  title: string
  subtitle: readonly string[]
  bars: readonly Bar[]
}

const most = (bars: readonly Bar[]) => Math.max(1, ...bars.map(({ value }) => value))

const lineOf = 17

/** Bars that lie, each with its label at its left and its value at its end. */
export function lyingBars({ title, subtitle, bars }: Bars): TopLevelSpec {
  const values = bars.map((bar, place) => ({ ...bar, place, lines: wrapped(bar.label, 36).join('\n') }))
  const tallest = Math.max(1, ...values.map(({ lines }) => lines.split('\n').length))
  const height = Math.max(1, bars.length) * Math.max(32, tallest * lineOf + 10)
  return {
    ...frame({ title, subtitle, height, left: 280, right: 110 }),
    data: { values },
    encoding: {
      y: { field: 'place', type: 'nominal', sort: null, axis: null },
      x: { field: 'value', type: 'quantitative', axis: null, scale: { domain: [0, most(bars)] } },
    },
    layer: [
      { mark: { type: 'bar', color: colours.first, height: 22 } },
      {
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          lineBreak: '\n',
          lineHeight: lineOf,
          // lines go downwards from where the text stands
          dy: { expr: `(1 - length(split(datum.lines, '\\n'))) * ${lineOf / 2}` },
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

/** Bars that stand, in the order of time. */
export function standingBars({ title, subtitle, bars }: Bars): TopLevelSpec {
  return {
    ...frame({ title, subtitle, height: 240, left: 30, right: 30, bottom: 44 }),
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
          domainColor: colours.third,
        },
      },
      // room above the tallest one for its value
      y: { field: 'value', type: 'quantitative', axis: null, scale: { domain: [0, most(bars) * 1.12] } },
    },
    layer: [
      { mark: { type: 'bar', color: colours.first, width: { band: Math.min(1, bars.length / 5) } } },
      { mark: { type: 'text', baseline: 'bottom', dy: -5 }, encoding: { text: { field: 'text' } } },
    ],
  }
}
