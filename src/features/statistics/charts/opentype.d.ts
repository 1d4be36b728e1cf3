/** What charts use of opentype.js, which has no types of its own. */
declare module 'opentype.js/dist/opentype.mjs' {
  export interface Font {
    unitsPerEm: number
    /** 0 for a character that the font does not have. */
    charToGlyphIndex(character: string): number
    charToGlyph(character: string): Glyph
  }

  interface Glyph {
    advanceWidth?: number
    getPath(x: number, y: number, fontSize: number): { toPathData(decimalPlaces: number): string }
  }

  export function parse(file: ArrayBuffer): Font
}
