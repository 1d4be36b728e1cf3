import { phraseReader } from '../text/phrases.ts'
import { weightWords } from '../vocabulary/rates.ts'
import type { Exclusion } from './exclusion.ts'

const readWeight = phraseReader(weightWords)
/** How far from a percentage the words of a weight may be, in tokens. */
const maxWeightTokens = 24

export const weightRule: Exclusion = {
  name: 'weight',
  ofPercentages: true,
  example: 'Bài kiểm tra giữa kỳ chiếm 30%, bài thi cuối kỳ chiếm 70% tổng số điểm',
  description: 'A percentage in a sentence about how much the parts of an examination count.',
  excludes({ tokens, places }, { from, percent }) {
    if (!percent) return false
    const { sentence } = places[from]!
    for (let at = Math.max(0, from - maxWeightTokens); at < from + maxWeightTokens; at++) {
      if (places[at]?.sentence === sentence && readWeight(tokens, at)) return true
    }
    return false
  },
}
