import type { ParsedText } from '../parsed-text.ts'
import { phraseReader } from '../text/phrases.ts'
import { doneWords, intentions, plannedTasks } from '../vocabulary/plan.ts'

const readTask = phraseReader(plannedTasks)
const readIntention = phraseReader(intentions)
const readDone = phraseReader(doneWords)

/** The most tokens from a plan to its period. */
const maxBefore = 12

/** The most tokens from a period to the words that say that it is still to come. */
const maxAfter = 10

const clauseMarks = new Set([',', ';', ':', '(', ')'])

/** A period that the text names, as a range of tokens. */
interface Named {
  from: number
  to: number
  measure: boolean
}

/** Whether the text only plans for a period: phương hướng, nhiệm vụ năm 2018; năm 2026, Trường dự kiến tuyển 200 học viên. */
export function isPlanned(parsed: ParsedText, { from, to, measure }: Named): boolean {
  return !measure && (isOfTasks(parsed, from) || isIntended(parsed, to))
}

function isOfTasks({ tokens, places }: ParsedText, from: number): boolean {
  let isTask = false
  for (let at = from - 1; at >= Math.max(0, from - maxBefore); at--) {
    if (places[at]!.sentence !== places[from]!.sentence || clauseMarks.has(tokens[at]!.form)) break
    // tổng kết nhiệm vụ năm 2017
    if (readDone(tokens, at)) return false
    if (readTask(tokens, at)) isTask = true
  }
  return isTask
}

function isIntended({ tokens, places }: ParsedText, to: number): boolean {
  for (let at = to; at < Math.min(tokens.length, to + maxAfter); at++) {
    if (places[at]!.sentence !== places[to - 1]!.sentence || readDone(tokens, at)) return false
    if (readIntention(tokens, at)) return true
  }
  return false
}
