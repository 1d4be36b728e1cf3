import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { continuingWords } from '../vocabulary/calendar.ts'

const readContinuing = phraseReader(continuingWords)

/** The most signs and empty lines before the first word of a paragraph. */
const maxSigns = 3

/** Whether a break ends what the text says of a period; `Trong đó` and `Ngoài ra` go on with it. */
export function endsParagraph({ tokens }: ParsedText, at: number): boolean {
  if (tokens[at]!.kind !== 'break') return false
  let next = at + 1
  // - Trong đó
  while (next <= at + maxSigns && (tokens[next]?.kind === 'mark' || tokens[next]?.kind === 'break')) next += 1
  return readContinuing(tokens, next) === undefined
}

/** The first tokens of the paragraphs. */
export function paragraphStarts(parsed: ParsedText): number[] {
  const starts = [0]
  parsed.tokens.forEach((_token, at) => {
    if (endsParagraph(parsed, at)) starts.push(at + 1)
  })
  return starts
}
