/** Characters that XML has no words for are written as `_x000D_`, and what looks like that begins with `_x005F_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      )
    : text

/** Gathers the text of an item from its runs; readings (`rPh`) are no part of it. */
export interface TextCollector {
  open(name: string): void
  close(name: string): void
  text(text: string): void
  /** What has been gathered; it begins anew. */
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
      const text = unescaped(parts.join(''))
      parts = []
      return text
    },
  }
}
