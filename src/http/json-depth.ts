/** How deep lists and objects may lie in each other: far deeper than any input, and shallow enough for every reader. */
export const mostLevels = 64

const QUOTE = 34
const BACKSLASH = 92

/** Whether a text has more brackets that open than may lie in each other, wherever they stand. */
function hasManyBrackets(text: string): boolean {
  let count = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++count > mostLevels) return true
    }
  }
  return false
}

/** Whether a text of JSON is nested deeper than `mostLevels`; it need not be well-formed. */
export function isTooDeep(text: string): boolean {
  // nearly every text is told by this alone
  if (!hasManyBrackets(text)) return false
  let level = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isQuoted) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) isQuoted = false
    } else if (code === QUOTE) isQuoted = true
    else if (code === 0x5b || code === 0x7b) {
      if (++level > mostLevels) return true
    } else if (code === 0x5d || code === 0x7d) level--
  }
  return false
}
