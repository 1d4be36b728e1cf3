import type { TopLevelSpec } from 'vega-lite'

/** Colours that stand out at least 4.5 : 1 from white, and from each other in lightness. */
export const colours = {
  text: '#1f2933',
  subtitle: '#4a5560',
  first: '#1d5f8a',
  second: '#b3470c',
  third: '#6b7280',
} as const

/** The width of every chart, in pixels. */
export const chartWidth = 760
const side = 20
const lineHeight = 22

/** Text in lines of at most so many characters, broken at spaces. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

interface Frame {
  title: string
  subtitle: readonly string[]
  /** Of the drawing, without title and margins. */
  height: number
  /** Room at its left and right. */
  left: number
  right: number
  bottom?: number
}

/** What all charts share: size, title, fonts. Nothing is left to measured text, since servers have other fonts. */
export function frame({ title, subtitle, height, left, right, bottom = 20 }: Frame) {
  const titles = wrapped(title, 68)
  const subtitles = subtitle.flatMap((line) => wrapped(line, 100))
  const top = 24 + titles.length * lineHeight + subtitles.length * 18 + 14
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: '#ffffff',
    autosize: 'none',
    width: chartWidth - left - right,
    height,
    padding: { left, right, top, bottom },
    title: {
      text: titles,
      subtitle: subtitles,
      anchor: 'start',
      frame: 'group',
      // from the left edge of the picture, not of the bars
      dx: side - left,
      offset: 16,
      fontSize: 17,
      lineHeight,
      color: colours.text,
      subtitleFontSize: 13,
      subtitleLineHeight: 18,
      subtitlePadding: 6,
      subtitleColor: colours.subtitle,
    },
    config: {
      aria: false,
      font: 'Arial, "Liberation Sans", "Noto Sans", sans-serif',
      view: { stroke: null },
      axis: { labelFontSize: 13, labelColor: colours.text },
      text: { fontSize: 13, fill: colours.text },
    },
  } as const satisfies Partial<TopLevelSpec>
}
