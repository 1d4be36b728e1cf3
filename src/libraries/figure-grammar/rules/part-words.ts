import type { ParsedText } from '../parsed-text.ts'
import type { Group } from '../figure.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { gradeWords, resultWords } from '../vocabulary/grades.ts'
import { degreeHolders } from '../vocabulary/labels.ts'
import { groupWords, levelWords, partOpeners, partWords } from '../vocabulary/parts.ts'
import { programWords } from '../vocabulary/programs.ts'

const readers = [gradeWords, resultWords, groupWords, levelWords, partWords].map((words) => {
  const read = phraseReader<unknown>(words)
  return (parsed: ParsedText, at: number) => {
    const phrase = read(parsed.tokens, at)
    return phrase === undefined || phrase.meaning === null ? undefined : phrase.to
  }
})

const readProgram = phraseReader(programWords)
const readDegree = phraseReader(degreeHolders)

/** The end of the name of a programme at a token: mở 5 lớp, 3 chuyên viên chính. */
export const programmeEnd = (parsed: ParsedText, at: number): number | undefined => {
  const programme = readProgram(parsed.tokens, at)
  if (!programme?.meaning) return undefined
  // thạc sĩ are persons, and trung cấp lý luận chính trị is a programme
  return programme.to <= (readDegree(parsed.tokens, at)?.to ?? 0) ? undefined : programme.to
}

/** The end of the words at a token that say which part is counted (ngoài kế hoạch, giỏi, nữ, cấp trường), if there are any. */
export function partWordsEnd(parsed: ParsedText, at: number): number | undefined {
  const plan = planPhraseAt(parsed.tokens, at)
  if (plan) return plan.to
  if (readDegree(parsed.tokens, at) && programmeEnd(parsed, at) === undefined) return undefined
  for (const read of readers) {
    const to = read(parsed, at)
    if (to !== undefined) return to
  }
  return undefined
}

/** Reads words that open the parts of a figure. */
export const readPartOpener = phraseReader(partOpeners)

const readGroup = phraseReader(groupWords)
const upperCase = /^\p{Lu}/u

/** The group that ends right before a token. The `Nam` of a name (Hà Nam: 30 người) is none. */
export function groupEndingAt({ tokens, text }: ParsedText, before: number): Phrase<Group> | undefined {
  const group = readGroup.before(tokens, before)
  const isUpper = (at: number) =>
    tokens[at]?.kind === 'word' && upperCase.test(text.slice(tokens[at]!.start, tokens[at]!.end))
  return group && isUpper(group.from) && isUpper(group.from - 1) ? undefined : group
}
