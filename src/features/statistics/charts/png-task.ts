import sharp from 'sharp'
import { outlineTexts } from './outline-texts.ts'

/** Two pixels for each of the SVG, which has 72 to the inch: charts are looked at on phones, and printed. */
const density = 144

/** Renders an SVG image as PNG. Texts are outlines before, so that the fonts of the machine do not matter. */
export async function run(svg: string): Promise<Uint8Array> {
  return await sharp(Buffer.from(outlineTexts(svg)), { density })
    .png()
    .toBuffer()
}
