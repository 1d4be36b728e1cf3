import type { ParsedText } from '../parsed-text.ts'
import { readPartOpener } from '../rules/part-words.ts'

/** How far before a part its sentence may begin, in tokens. */
const maxPartTokens = 120

/** Whether the sentence of a token begins with words that open the parts of what stands before it: Trong đó, cụ thể. */
export function beginsWithParts({ tokens, places }: ParsedText, at: number): boolean {
  let from = at
  const first = Math.max(0, at - maxPartTokens)
  while (from > first && places[from - 1]!.sentence === places[at]!.sentence) from -= 1
  while (tokens[from]?.kind === 'break' || tokens[from]?.form === '-') from += 1
  return readPartOpener(tokens, from) !== undefined
}
