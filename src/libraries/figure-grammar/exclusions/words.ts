import { wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { countingVerbs, countingVerbsOfOne } from '../vocabulary/calendar.ts'
import { nounAt } from '../rules/nouns.ts'
import { personsOf } from '../vocabulary/units.ts'
import type { Exclusion } from './exclusion.ts'

const verbs = wordSet(countingVerbs)
const verbsOfOne = wordSet(countingVerbsOfOne)
const [one, five, some, all] = ['một', 'năm', 'số', 'cả'].map(formOf)

const articleRule: Exclusion = {
  name: 'article',
  example:
    'Một cán bộ cho rằng cần đổi mới; là một đảng viên gương mẫu; một số giảng viên; trong năm giảng viên viết bài; cả hai lớp',
  description:
    'The words một (a) and năm (year) count only after a word such as có, mở, or at the beginning of a clause, but một person not at that of a sentence; một số and cả hai count nothing.',
  excludes(parsed, { from, to, words }) {
    const { tokens, places } = parsed
    if (words === 0) return false
    const { form } = tokens[from]!
    const before = tokens[from - 1]
    if (before?.form === all) return true
    if (words !== 1 || (form !== one && form !== five)) return false
    if (form === one && tokens[to]?.form === some) return true
    const opensSentence = places[from - 1]?.sentence !== places[from]!.sentence
    const counts = nounAt(parsed, to)?.unit
    if (form === one && opensSentence && counts && personsOf[counts] && counts !== 'class') return true
    return before?.kind === 'word' && !(form === one ? verbsOfOne : verbs).has(before.form)
  },
}

export const wordExclusions: readonly Exclusion[] = [articleRule]
