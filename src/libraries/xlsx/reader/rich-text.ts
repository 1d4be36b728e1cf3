/** Decodes characters that XML cannot hold: they are written as `_x000D_`, and a literal `_x` as `_x005F_x`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : text

/** Collects the text of an item from its runs, without phonetic readings (`rPh`). */
interface TextCollector {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  /** Returns the collected text, and clears it. */
  take(): string
}

/** Makes a collector without text. */
export function textCollector(): TextCollector {
  let parts: string[] = []
  let isText = false
  let readings = 0
  return {
    open: (name) => {
      if (name === 't') isText = readings === 0
      else if (name === 'rPh') readings++
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') readings--
    },
    text: (text) => {
      if (isText) parts.push(text)
    },
    take: () => {
      const text = unescapeText(parts.join(''))
      parts = []
      return text
    },
  }
}
