import { isGraded } from '../rules/counted-noun.ts'
import { phraseReader } from '../text/phrases.ts'
import { gradedWords, gradeWords } from '../vocabulary/grades.ts'
import type { DimensionRule } from './dimension-rule.ts'

const readGraded = phraseReader(gradedWords)
const readGrade = phraseReader(gradeWords)

export const gradedWholeRule: DimensionRule = {
  name: 'graded-whole',
  example: 'Có 41 đảng viên được đánh giá, xếp loại',
  description:
    'Cells, members and staff that were graded, before any grade: the figure has the indicator of the graded ones.',
  apply({ tokens }, drafts) {
    for (const draft of drafts) {
      if (!isGraded(draft.unit) || draft.unit === 'percent' || draft.dimensions.grade !== undefined) continue
      const graded = readGraded(tokens, draft.to)
      // được xếp loại hoàn thành tốt nhiệm vụ has a grade, and chất lượng is no word of it
      if (graded && readGrade(tokens, graded.to) === undefined) draft.isGradedWhole = true
    }
  },
}
