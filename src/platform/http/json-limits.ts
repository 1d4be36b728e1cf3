/** How deeply lists and objects may be nested: deeper than any input needs. */
export const maxJsonDepth = 64

/** How many values and keys a JSON text may contain: more than any input needs, and few enough to parse fast. */
export const maxJsonValues = 20_000

const quote = 34
const comma = 44
const colon = 58
const openList = 91
const backslash = 92
const closeList = 93
const openObject = 123
const closeObject = 125

/** Whether a text may be nested too deeply, by the number of its opening brackets. */
function mayExceedDepth(text: string): boolean {
  let count = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++count > maxJsonDepth) return true
    }
  }
  return false
}

/** The end of the string that begins at `at`; the length of the text if it does not end. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++
    if (escapes % 2 === 0) return end
  }
  return text.length
}

/** The limit that a JSON text exceeds. The text may be malformed. */
export function exceededJsonLimit(text: string): 'levels' | 'values' | undefined {
  // this fast check is enough for most texts
  if (text.length <= maxJsonValues && !mayExceedDepth(text)) return undefined
  let level = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (code === comma || code === colon) values++
    else if (code === openList || code === openObject) {
      values++
      if (++level > maxJsonDepth) return 'levels'
    } else if (code === closeList || code === closeObject) level--
    if (values > maxJsonValues) return 'values'
  }
  return undefined
}
