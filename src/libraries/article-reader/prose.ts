import type { Mark, SourceLine } from './source-line.ts'

const SENTENCE_END = /[.!?…:;]["”’»)\]]*$/
const SENTENCE_BREAK = /\p{Ll}{2}[.!?…]["”’»)]*\s+["“‘«(]?\p{Lu}/u
// A class name may call a whole article a caption or an author.
const READ = new Set<Mark>(['plain', 'heading', 'author', 'caption'])
const LONG_CAPTION = 500

/** How many words a line has; counting stops at `limit`. */
export function wordCount(text: string, limit = 200): number {
  let words = 0
  for (const _ of text.matchAll(/\S+/g)) {
    words += 1
    if (words === limit) break
  }
  return words
}

/** Whether the text ends as a sentence or a clause of a list does. */
export function isStopped(text: string): boolean {
  return SENTENCE_END.test(text.slice(-8))
}

/**
 * Whether a line is running text. Prose is never taken for a menu, so this errs towards yes: a stop at the end, or
 * one inside a longer line. A run of video titles has neither, however long it is.
 */
export function isProse(line: SourceLine): boolean {
  if (!READ.has(line.mark) || (line.mark === 'caption' && line.text.length < LONG_CAPTION)) return false
  const words = wordCount(line.shown, 12)
  if (words < 5) return false
  return isStopped(line.shown) || (words >= 12 && SENTENCE_BREAK.test(line.shown))
}
