import type { Scene } from '../scene.ts'
import { phraseReader } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { gradeWords, resultWords } from '../vocabulary/grades.ts'
import { degreeHolders, groupWords, levelWords, partOpeners, partWords } from '../vocabulary/parts.ts'
import { programWords } from '../vocabulary/programs.ts'

const readers = [gradeWords, resultWords, groupWords, levelWords, partWords, programWords].map((words) => {
  const read = phraseReader<unknown>(words)
  return (scene: Scene, at: number) => {
    const phrase = read(scene.tokens, at)
    return phrase === undefined || phrase.meaning === null ? undefined : phrase.to
  }
})

const readDegree = phraseReader(degreeHolders)

/** Behind the words at a token that say which part is counted (ngoài kế hoạch, giỏi, nữ, cấp trường), if there are any. */
export function partWordsEnd(scene: Scene, at: number): number | undefined {
  const plan = planPhraseAt(scene.tokens, at)
  if (plan) return plan.to
  if (readDegree(scene.tokens, at)) return undefined
  for (const read of readers) {
    const to = read(scene, at)
    if (to !== undefined) return to
  }
  return undefined
}

export const readPartOpener = phraseReader(partOpeners)
