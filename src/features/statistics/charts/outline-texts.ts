import { fontOf, glyphOf, type Weight } from './chart-font.ts'

const textElement = /<text ([^>]*)>(.*?)<\/text>/gs
const lineElement = /<tspan([^>]*)>(.*?)<\/tspan>/gs
const attribute = /([\w-]+)="([^"]*)"/g

const attributesOf = (text: string): Map<string, string> =>
  new Map([...text.matchAll(attribute)].map(([, name = '', value = '']) => [name, value]))

const characterOf: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

const plain = (markup: string) =>
  markup.replace(/&\w+;/g, (entity) => characterOf[entity] ?? entity).normalize('NFC')

/** The part of the width of a line that stands before the place of a text. */
const partBefore: Record<string, number> = { start: 0, middle: 0.5, end: 1 }

interface Line {
  text: string
  /** The distance to the line before. */
  below: number
}

const linesOf = (content: string): Line[] =>
  content.startsWith('<tspan')
    ? [...content.matchAll(lineElement)].map(([, attributes = '', text = '']) => ({
        text: plain(text),
        below: Number(attributesOf(attributes).get('dy') ?? 0),
      }))
    : [{ text: plain(content), below: 0 }]

/** The outlines of a line as path data. @param before the part of its width that stands before the origin */
function outlineOf({ text }: Line, y: number, size: number, weight: Weight, before: number): string {
  const glyphs = [...text].map((character) => glyphOf(fontOf(weight), character, size))
  let x = -before * glyphs.reduce((sum, { width }) => sum + width, 0)
  return glyphs
    .map(({ width, pathAt }) => {
      const path = pathAt(x, y)
      x += width
      return path
    })
    .join('')
}

/**
 * Replaces the texts of an SVG image that Vega has made by their outlines, so that it looks the same whatever fonts the
 * machine has.
 */
export function outlineTexts(svg: string): string {
  return svg.replace(textElement, (_, attributes: string, content: string) => {
    const {
      'text-anchor': anchor = 'start',
      'font-size': size = '',
      'font-weight': weight,
      'font-family': _family,
      ...others
    } = Object.fromEntries(attributesOf(attributes)) as Record<string, string>
    let y = 0
    const data = linesOf(content).map((line) => {
      y += line.below
      const isBold = weight === 'bold' || Number(weight) >= 600
      return outlineOf(line, y, Number.parseFloat(size), isBold ? 'bold' : 'normal', partBefore[anchor] ?? 0)
    })
    const kept = Object.entries(others).map(([name, value]) => `${name}="${value}" `)
    return `<path ${kept.join('')}d="${data.join('')}"/>`
  })
}
