import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { gradeWords, resultWords } from '../vocabulary/grades.ts'
import { degreeHolders, groupWords, levelWords, partOpeners, partWords } from '../vocabulary/parts.ts'
import { programWords } from '../vocabulary/programs.ts'

const readers = [gradeWords, resultWords, groupWords, levelWords, partWords, programWords].map((words) => {
  const read = phraseReader<unknown>(words)
  return (parsed: ParsedText, at: number) => {
    const phrase = read(parsed.tokens, at)
    return phrase === undefined || phrase.meaning === null ? undefined : phrase.to
  }
})

const readDegree = phraseReader(degreeHolders)

/** The end of the words at a token that say which part is counted (ngoài kế hoạch, giỏi, nữ, cấp trường), if there are any. */
export function partWordsEnd(parsed: ParsedText, at: number): number | undefined {
  const plan = planPhraseAt(parsed.tokens, at)
  if (plan) return plan.to
  if (readDegree(parsed.tokens, at)) return undefined
  for (const read of readers) {
    const to = read(parsed, at)
    if (to !== undefined) return to
  }
  return undefined
}

/** Reads words that open the parts of a figure. */
export const readPartOpener = phraseReader(partOpeners)
