import type { Mark, SourceLine } from './source-line.ts'

const sentenceEnd = /[.!?…:;]["”’»)\]]*$/
const sentenceBreak = /\p{Ll}{2}[.!?…]["”’»)]*\s+["“‘«(]?\p{Lu}/u
// A wrong class name may mark a whole article as a caption or an author.
const read = new Set<Mark>(['plain', 'heading', 'author', 'caption'])
const maxMarkedCharacters = 500

/** The number of words of a text, up to `limit`. */
export function wordCount(text: string, limit = 200): number {
  let words = 0
  for (const _ of text.matchAll(/\S+/g)) {
    words += 1
    if (words === limit) break
  }
  return words
}

/** Whether a text ends with the punctuation of a sentence or of a clause. */
export function isStopped(text: string): boolean {
  return sentenceEnd.test(text.slice(-8))
}

/**
 * Whether a line is running text: it has a full stop at the end, or one inside a longer line. A list of video titles has
 * neither. In doubt the answer is yes, so that no prose is dropped as a menu.
 */
export function isProse(line: SourceLine): boolean {
  if (!read.has(line.mark) || (line.mark === 'caption' && line.text.length < maxMarkedCharacters))
    return false
  const words = wordCount(line.shown, 12)
  if (words < 5) return false
  return isStopped(line.shown) || (words >= 12 && sentenceBreak.test(line.shown))
}
