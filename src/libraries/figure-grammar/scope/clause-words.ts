import { textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { readPartOpener } from '../rules/part-words.ts'
import { phraseReader, type Phrase } from '../text/phrases.ts'
import { planPhraseAt } from '../text/plan-phrase.ts'
import { neutralWords } from '../vocabulary/bodies.ts'
import { gradedWords, gradeWords, resultWords } from '../vocabulary/grades.ts'
import { groupWords, levelWords } from '../vocabulary/parts.ts'
import { programWords, trainingOpeners } from '../vocabulary/programs.ts'
import { changeWords, sumWords, totalWords } from '../vocabulary/relations.ts'
import { scenarioWords, stageWords } from '../vocabulary/stages.ts'
import { subjectWords } from '../vocabulary/subjects.ts'
import { startInSentence } from './capitals.ts'

const explaining = [
  phraseReader<unknown>(
    stageWords.map(([phrases, stage]) => [phrases, stage === 'other' ? null : stage] as const),
  ),
  ...[programWords, trainingOpeners, gradeWords, gradedWords, resultWords, groupWords, levelWords].map(
    (words) => phraseReader<unknown>(words),
  ),
  ...[changeWords, sumWords, totalWords, scenarioWords, subjectWords].map((words) =>
    phraseReader<unknown>(words),
  ),
]
const neutral = wordSet(neutralWords)
const clauseEnds = new Set([',', ';', ':', '.', '(', ')', '!', '?', '+'])
/** The most tokens on each side that say which are counted. */
export const maxTokens = 24
/** The longest words of a detail. */
const maxCharacters = 120

/** Words that join what is before them to what follows. */
const joining = wordSet(['và', 'với', 'cho', 'cùng', 'của', 'là', 'gồm', 'các', 'những', 'tại', 'do'])

const belonging = wordSet(['của', 'thuộc'])

/** Tokens of a text. */
export interface Range {
  from: number
  to: number
}

/** The words of a clause before a token, behind the figure before. */
export function clauseBefore({ tokens }: ParsedText, end: number, previous: number): Range {
  let from = end
  const first = Math.max(previous, end - maxTokens)
  while (from > first && !endsClause(tokens[from - 1]!)) from -= 1
  return { from, to: end }
}

/** The words of a clause behind a token, before the next figure. */
export function clauseAfter({ tokens }: ParsedText, start: number, next: number): Range {
  let to = start
  const last = Math.min(next, start + maxTokens)
  while (to < last && (!endsClause(tokens[to]!) || joinsVerbs(tokens, start, to))) to += 1
  return { from: start, to }
}

/** The most words of a passive verb before the comma that joins it with another. */
const maxVerbTokens = 3
const passives = wordSet(['được', 'bị'])
const joinedVerbs = wordSet([
  'tặng',
  'truy',
  'trao',
  'biểu',
  'khen',
  'bồi',
  'tập',
  'giám',
  'xử',
  'công',
  'cấp',
  'thi',
])

/** `được tặng, truy tặng huy hiệu`, `được đào tạo, bồi dưỡng`: the comma between two verbs of one object. */
const joinsVerbs = (tokens: ParsedText['tokens'], start: number, at: number): boolean =>
  tokens[at]!.form === ',' &&
  at > start + 1 &&
  at - start <= maxVerbTokens &&
  passives.has(tokens[start]!.form) &&
  joinedVerbs.has(tokens[at + 1]?.form ?? '')

const endsClause = ({ kind, form }: { kind: string; form: string }) =>
  kind === 'break' || clauseEnds.has(form)

/** The end of words that a dimension has said already. */
function explainedEnd(parsed: ParsedText, at: number): number | undefined {
  const plan = planPhraseAt(parsed.tokens, at)
  if (plan) return plan.to
  const opener = readPartOpener(parsed.tokens, at)
  if (opener) return opener.to
  let end: number | undefined
  for (const read of explaining) {
    const phrase: Phrase<unknown> | undefined = read(parsed.tokens, at)
    if (phrase && phrase.meaning !== null && phrase.to > (end ?? at)) end = phrase.to
  }
  return end
}

/** The words of a range that are neither neutral nor said already. */
export function contentOf(parsed: ParsedText, { from, to }: Range, isExplained: boolean): number[] {
  const content: number[] = []
  for (let at = from; at < to;) {
    const end = isExplained ? explainedEnd(parsed, at) : undefined
    if (end !== undefined) {
      at = end
      continue
    }
    const { kind, form } = parsed.tokens[at]!
    if ((kind === 'word' && !neutral.has(form)) || kind === 'code') content.push(at)
    at += 1
  }
  return content
}

/** The end of words without those that join them to what follows: `của các khoa và`, `cho 310 quần chúng`. */
function tidyEnd({ tokens }: ParsedText, from: number, to: number): number {
  let end = to
  for (let at = from + 1; at < end; at++)
    if (tokens[at]!.kind === 'number' && joining.has(tokens[at - 1]!.form)) end = at - 1
  while (end > from + 1 && joining.has(tokens[end - 1]!.form)) end -= 1
  return end > from ? end : to
}

/** The words of a range as a detail, without those that join it to what follows. */
export function textIn(parsed: ParsedText, from: number, to: number): string {
  const end = tidyEnd(parsed, from, to)
  const words = startInSentence(textOf(parsed, from, end).normalize('NFC').replace(/\s+/gu, ' ').trim())
  if (words.length <= maxCharacters) return words
  // ends with a complete word
  return words
    .slice(0, maxCharacters + 1)
    .replace(/\s\S*$/u, '')
    .slice(0, maxCharacters)
}

/** Words without those that name a class or a period, which is said already: học viên của lớp K41. */
export const unnamed = (
  { tokens }: ParsedText,
  content: readonly number[],
  covered: ReadonlySet<number>,
): number[] =>
  content.filter((at) => !covered.has(at) && !(belonging.has(tokens[at]!.form) && covered.has(at + 1)))
