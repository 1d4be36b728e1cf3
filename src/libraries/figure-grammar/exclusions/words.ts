import { wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { countingVerbs } from '../vocabulary/calendar.ts'
import type { Exclusion } from './exclusion.ts'

const verbs = wordSet(countingVerbs)
const [one, five, some, all] = ['một', 'năm', 'số', 'cả'].map(formOf)

const articleRule: Exclusion = {
  name: 'article',
  example: 'Là một đảng viên gương mẫu; một số giảng viên; trong năm giảng viên viết bài; cả hai lớp',
  description:
    'The words một (a) and năm (year) count only after a word such as có, mở, với, or at the beginning of a clause; một số and cả hai count nothing.',
  excludes({ tokens }, { from, to, words }) {
    if (words === 0) return false
    const { form } = tokens[from]!
    const before = tokens[from - 1]
    if (before?.form === all) return true
    if (words !== 1 || (form !== one && form !== five)) return false
    if (form === one && tokens[to]?.form === some) return true
    return before !== undefined && before.kind === 'word' && !verbs.has(before.form)
  },
}

export const wordExclusions: readonly Exclusion[] = [articleRule]
