import type { Draft } from '../draft.ts'
import type { Grade } from '../figure.ts'
import { isGraded } from '../rules/counted-noun.ts'
import { gradedShareRule } from '../rules/graded-share.ts'
import { skip, wordSet, type Scene } from '../scene.ts'
import { findPhrases, phraseReader, type Phrase } from '../text/phrases.ts'
import { gradeHeadingLinks, gradeWords } from '../vocabulary/grades.ts'
import type { DimensionRule } from './dimension-rule.ts'

const readGrade = phraseReader(gradeWords)
const headingLinks = wordSet(gradeHeadingLinks)
const percentLinks = wordSet([
  '(',
  ',',
  'đạt',
  'chiếm',
  'tỷ',
  'tỉ',
  'lệ',
  'bằng',
  'tương',
  'đương',
  ')',
  'là',
  'với',
])
const joins = wordSet([',', 'và', 'cùng', 'với', 'thêm'])
/** How far behind its figure a grade may stand. */
const REACH = 16

interface Found {
  phrase: Phrase<Grade>
  /** The first figure behind the phrase, as an index. */
  next: number
}

/** Whether the grade is a heading of the figure behind it: `hoàn thành tốt nhiệm vụ: 32 đảng viên`. */
function headed(scene: Scene, drafts: readonly Draft[], { phrase, next }: Found, earlier: boolean): boolean {
  const draft = drafts[next]
  const start = skip(scene, headingLinks, phrase.to, 3)
  if (draft === undefined || draft.quantity.from !== start || !isGraded(draft.unit)) return false
  // a number that has its unit from this grade has the grade as well
  if (draft.rule === gradedShareRule.name) return true
  const before = drafts[next - 1]
  const isAfterFigure =
    before !== undefined && before.to <= phrase.from && reaches(scene, before, phrase.from)
  if (draft.unit === 'percent' && isAfterFigure) return false
  return earlier || !isAfterFigure
}

function reaches(scene: Scene, draft: Draft, at: number): boolean {
  const [place, before] = [scene.places[at]!, scene.places[draft.from]!]
  if (place.sentence !== before.sentence || at - draft.to > REACH) return false
  // a percentage in a parenthesis stands beside the figure: 9/41 đảng viên (21,95%) hoàn thành
  if (draft.unit !== 'percent' || before.opener <= place.opener) return place.item === before.item
  return scene.places[before.opener]!.item === place.item
}

/** The figures that a grade behind them is about: percentages, the count before them, and counts joined to that. */
function gradedBefore(scene: Scene, drafts: readonly Draft[], { phrase, next }: Found): Draft[] {
  const found: Draft[] = []
  for (let index = next - 1; index >= 0; index--) {
    const draft = drafts[index]!
    if (draft.dimensions.grade !== undefined || !isGraded(draft.unit) || !reaches(scene, draft, phrase.from))
      break
    const last = found.at(-1)
    if (last && last.unit !== 'percent' && !isJoined(scene, draft, last)) break
    if (draft.unit === 'percent' && last && last.unit !== 'percent') break
    // `8 đảng viên, 100% hoàn thành tốt`: the percentage says it of them, the number says how many there are
    if (last?.unit === 'percent' && scene.tokens[last.from - 1]?.form === ',') break
    found.push(draft)
  }
  return found
}

function isJoined(scene: Scene, draft: Draft, last: Draft): boolean {
  return draft.to < last.from && skip(scene, joins, draft.to, 2) === last.from
}

/** `hoàn thành xuất sắc nhiệm vụ (21,95%)`: the percentage is of the same. */
function percentBehind(scene: Scene, drafts: readonly Draft[], { phrase, next }: Found): Draft | undefined {
  const draft = drafts[next]
  if (draft?.unit !== 'percent') return undefined
  return skip(scene, percentLinks, phrase.to, 5) === draft.from ? draft : undefined
}

export const gradeRule: DimensionRule = {
  name: 'grade',
  example: '9/41 đảng viên (21,95%) hoàn thành xuất sắc nhiệm vụ; hoàn thành tốt nhiệm vụ: 32 đảng viên',
  description:
    'The yearly gradings of cells, members and staff: behind the figure they are about, or before it as a heading.',
  apply(scene, drafts) {
    let next = 0
    let heading: { sentence: number } | undefined
    for (const phrase of findPhrases(scene.tokens, readGrade)) {
      while (next < drafts.length && drafts[next]!.quantity.from < phrase.to) next += 1
      const { meaning } = phrase
      if (meaning === null) continue
      const found: Found = { phrase: { ...phrase, meaning }, next }
      const { sentence } = scene.places[phrase.from]!
      if (headed(scene, drafts, found, heading?.sentence === sentence)) {
        heading = { sentence }
        grade(withPercent(scene, drafts, next), meaning)
        continue
      }
      const behind = percentBehind(scene, drafts, found)
      const before = gradedBefore(scene, drafts, found)
      grade(behind && before.length > 0 ? [...before, behind] : before, meaning)
    }
  },
}

/** A figure, and the percentage that stands right behind it. */
function withPercent(scene: Scene, drafts: readonly Draft[], index: number): Draft[] {
  const draft = drafts[index]!
  const next = drafts[index + 1]
  const isBeside = next?.unit === 'percent' && skip(scene, percentLinks, draft.to, 5) === next.from
  return isBeside ? [draft, next] : [draft]
}

function grade(drafts: readonly Draft[], meaning: Grade): void {
  for (const { dimensions } of drafts) dimensions.grade ??= meaning
}
