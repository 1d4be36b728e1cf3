import { skip, wordSet } from '../parsed-text.ts'
import { nounAt } from '../rules/nouns.ts'
import { phraseReader } from '../text/phrases.ts'
import { capacityWords, surveyVerbs } from '../vocabulary/surveys.ts'
import type { Exclusion } from './exclusion.ts'

const readVerb = phraseReader(surveyVerbs)
const readCapacity = phraseReader(capacityWords)
/** Words between the verb and the number. */
const links = wordSet(['của', 'đối', 'với', 'cho', 'trên', 'hơn', 'gần', 'khoảng', 'được', 'là'])
const joins = wordSet([',', 'và'])
/** The most words between two numbers of those who are asked. */
const maxJoinedTokens = 8

export const surveyRule: Exclusion = {
  name: 'survey',
  example: 'Khảo sát 120 cán bộ và 300 giảng viên; phòng học có sức chứa 200 học viên',
  description:
    'Persons who are asked in a survey, directly behind its verb and in its list, and the capacity of a room: no count of a school.',
  excludes(parsed, { from, to }, earlier) {
    const { tokens, places } = parsed
    let at = from
    while (at > from - 3 && links.has(tokens[at - 1]?.form ?? '')) at -= 1
    if (readVerb.before(tokens, at) ?? readCapacity.before(tokens, at))
      return nounAt(parsed, to) !== undefined
    if (earlier?.name !== 'survey' || !joins.has(tokens[from - 1]?.form ?? '')) return false
    const end = earlier.quantity.to
    if (from - end > maxJoinedTokens || places[end]!.sentence !== places[from]!.sentence) return false
    const noun = nounAt(parsed, end)
    // up to the joining word nothing but what is counted
    return noun !== undefined && skip(parsed, joins, noun.to, 1) === from
  },
}
