import type { TopLevelSpec } from 'vega-lite'

/**
 * The colours of the themes. Each has a contrast of at least 4.5 : 1 to its background (WCAG 1.4.3), and those of bars also
 * differ in lightness.
 */
export const colours = {
  light: {
    background: '#ffffff',
    text: '#1f2933',
    subtitle: '#4a5560',
    first: '#1d5f8a',
    second: '#b3470c',
    third: '#6b7280',
    fourth: '#3b1f4a',
  },
  dark: {
    background: '#16191d',
    text: '#e6e9ec',
    subtitle: '#b3bcc5',
    first: '#5aa2d6',
    second: '#f2b27a',
    third: '#8a94a3',
    fourth: '#efe0f7',
  },
} as const

/** The themes of charts: dark on light, or light on dark. */
export const themes = ['light', 'dark'] as const
/** A theme of charts. */
export type Theme = (typeof themes)[number]

/** What a chart looks like, whatever it shows. */
export interface Look {
  /** The width of the image in pixels. */
  width: number
  theme: Theme
}

/** The least and the greatest width of a chart, in pixels; the greatest is the usual one. */
export const chartWidths = { least: 320, greatest: 760 } as const
/** Below this width labels stand above their bars. */
const narrowWidth = 560
/** The space at the left and the right edge of a chart. */
export const sideMargin = 20
const lineHeight = 22
const titleLetterWidth = 10.6
const letterWidth = 7.2

/** Whether a chart is too narrow for labels beside bars. */
export const isNarrow = (width: number): boolean => width < narrowWidth

/** How many letters of a text fit into a line of a chart. */
export const lettersOfLine = (width: number, ofLetter = letterWidth): number =>
  Math.floor((width - 2 * sideMargin) / ofLetter)

/** Breaks a text at spaces into lines of at most `maxLength` characters. */
export function wrapText(text: string, maxLength: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < maxLength)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

interface Frame {
  look: Look
  title: string
  subtitle: readonly string[]
  /** The height of the drawing, without title and margins. */
  height: number
  /** The space on the left and on the right. */
  left: number
  right: number
  bottom?: number
}

/** The common part of all charts: size, title, fonts. Sizes are fixed, because servers do not have the fonts of readers. */
export function frame({ look, title, subtitle, height, left, right, bottom = 20 }: Frame) {
  const { width } = look
  const { background, text, subtitle: subtitleColor } = colours[look.theme]
  const titles = wrapText(title, lettersOfLine(width, titleLetterWidth))
  const subtitles = subtitle.flatMap((line) => wrapText(line, lettersOfLine(width)))
  const top = 24 + titles.length * lineHeight + subtitles.length * 18 + 14
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background,
    autosize: 'none',
    width: width - left - right,
    height,
    padding: { left, right, top, bottom },
    title: {
      text: titles,
      subtitle: subtitles,
      anchor: 'start',
      frame: 'group',
      // relative to the left edge of the image, not of the bars
      dx: sideMargin - left,
      offset: 16,
      fontSize: 17,
      lineHeight,
      color: text,
      subtitleFontSize: 13,
      subtitleLineHeight: 18,
      subtitlePadding: 6,
      subtitleColor,
    },
    config: {
      aria: false,
      font: 'Arial, "Liberation Sans", "Noto Sans", sans-serif',
      view: { stroke: null },
      axis: { labelFontSize: 13, labelColor: text },
      text: { fontSize: 13, fill: text },
    },
  } as const satisfies Partial<TopLevelSpec>
}
