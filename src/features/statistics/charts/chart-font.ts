import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse, type Font } from 'opentype.js/dist/opentype.mjs'
import { installed } from '../../../package.ts'

/** The weights of texts in charts. */
export type Weight = 'normal' | 'bold'

const numberOf: Record<Weight, number> = { normal: 400, bold: 700 }

/** The files of the font by the letters that they have, the most frequent first. */
const subsets = ['latin', 'vietnamese', 'latin-ext']

/** Arimo, which has the widths of Arial, in its files. */
function readFont(weight: Weight): Font[] {
  const folder = path.join(path.dirname(installed('@fontsource/arimo/package.json')), 'files')
  return subsets.map((subset) => {
    const { buffer, byteOffset, byteLength } = readFileSync(
      path.join(folder, `arimo-${subset}-${numberOf[weight]}-normal.woff`),
    )
    return parse(buffer.slice(byteOffset, byteOffset + byteLength))
  })
}

/** The font in its weights. It is read with this module, so that no task spends its time on it. */
const fonts: Record<Weight, readonly Font[]> = { normal: readFont('normal'), bold: readFont('bold') }

/** The font of a weight. */
export const fontOf = (weight: Weight): readonly Font[] => fonts[weight]

/** A letter in a size: its width, and its outline at a place of its base line. */
export interface Glyph {
  width: number
  pathAt: (x: number, y: number) => string
}

/** The glyph of a character; a box for one that the font does not have. */
export function glyphOf(font: readonly Font[], character: string, size: number): Glyph {
  const file = font.find((each) => each.charToGlyphIndex(character) > 0) ?? font[0]!
  const glyph = file.charToGlyph(character)
  return {
    width: ((glyph.advanceWidth ?? 0) * size) / file.unitsPerEm,
    pathAt: (x, y) => glyph.getPath(x, y, size).toPathData(2),
  }
}
