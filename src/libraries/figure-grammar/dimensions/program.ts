import type { Draft } from '../draft.ts'
import { textOf, wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { nounAt } from '../rules/nouns.ts'
import { phraseReader } from '../text/phrases.ts'
import { institutions } from '../vocabulary/institutions.ts'
import { restrictions } from '../vocabulary/parts.ts'
import {
  degreeWords,
  namedByDocument,
  nameEnds,
  programWords,
  trainingOpeners,
} from '../vocabulary/programs.ts'
import { bundlesOf, isTraining } from './bundles.ts'
import type { DimensionRule } from './dimension-rule.ts'
import { firstIn, lastIn, type Surroundings } from './surroundings.ts'

const readProgram = phraseReader(programWords)
const readOpener = phraseReader(trainingOpeners)
const readRestriction = phraseReader(restrictions)
const readDegree = phraseReader(degreeWords)
const readDocument = phraseReader(namedByDocument)
const [byDocument, classWord] = ['theo', 'lớp'].map(formOf)
const marks = new Set([',', ':', '(', ')', '.', ';'])
const readNameEnd = phraseReader(nameEnds)
const readInstitution = phraseReader(institutions)
/** Words directly behind đào tạo, bồi dưỡng as verbs. */
const verbObjects = wordSet(['cho', 'được', 'với', 'tại', 'ở'])
/** Words that join a name to what follows. */
const joining = wordSet(['và', 'với', 'cùng', 'hoặc'])
const upperCase = /^\p{Lu}/u
/** A longer text is a sentence and no name. */
const maxNameCharacters = 200

type Programme = Pick<Draft['dimensions'], 'program' | 'family' | 'training_type'>

/** The programme that a range of words names: one of the vocabulary, or the words themselves. */
function programmeIn(
  parsed: ParsedText,
  range: { from: number; to: number },
  side: 'before' | 'after',
  isOfClass = false,
): Programme {
  const read = side === 'before' ? lastIn : firstIn
  const listed = read(parsed, readProgram, range)?.meaning
  if (listed) return { program: listed.code, family: listed.family, training_type: listed.training_type }
  // `Về công tác đào tạo, năm 2020 mở 62 lớp`: words before a comma name no programme
  const found = read(parsed, readOpener, side === 'before' ? afterComma(parsed, range) : range)
  // Trung tâm bồi dưỡng chính trị huyện mở 23 lớp: the name of a school
  if (found && namesInstitution(parsed, found)) return {}
  const opener = found ?? (side === 'before' ? documentOpener(parsed, range) : undefined)
  const degree = side === 'after' && isOfClass ? readDegree(parsed.tokens, range.from) : undefined
  if (degree) return { training_type: degree.meaning }
  if (!opener?.meaning) return {}
  const training_type = opener.meaning
  if (side === 'after' && opener.from !== range.from) return {}
  const name = ownName(parsed, opener.from, opener.to, range.to)
  return name === undefined ? { training_type } : { program: name, training_type }
}

/** Whether words of training are part of the name of a school or an office. `Trường đào tạo 60 học viên` has a verb. */
function namesInstitution({ tokens, text }: ParsedText, { from, to }: { from: number; to: number }): boolean {
  const body = readInstitution.before(tokens, from)
  if (body === undefined || tokens[to]?.kind !== 'word' || verbObjects.has(tokens[to]!.form)) return false
  return body.meaning === 'always' || upperCase.test(text.slice(tokens[from]!.start, tokens[from]!.end))
}

/** `Bồi dưỡng theo Kế hoạch số 91-KH/TU, ngày 29/7/2014 của ...`: the name of a document may continue after a comma. */
function documentOpener(parsed: ParsedText, range: { from: number; to: number }) {
  const opener = firstIn(parsed, readOpener, range)
  if (opener === undefined) return undefined
  const opensItem = opener.from === range.from || /^[:;–-]$/.test(parsed.tokens[opener.from - 1]!.form)
  return opensItem && parsed.tokens[opener.to]?.form === byDocument ? opener : undefined
}

/**
 * `Bồi dưỡng kỹ năng lãnh đạo`, `Bồi dưỡng theo Kế hoạch số 91-KH/TU`: a name from its first word up to a comma, or to a
 * word that no name has (bồi dưỡng đi thực tế, đào tạo trực tuyến). One word, or only the persons, are no name.
 */
function ownName(parsed: ParsedText, from: number, afterOpener: number, maxTo: number): string | undefined {
  const { tokens } = parsed
  const isByDocument = tokens[afterOpener]?.form === byDocument && readDocument(tokens, afterOpener + 1)
  const endsName = (at: number) => marks.has(tokens[at]!.form) || (!isByDocument && readNameEnd(tokens, at))
  let to = afterOpener
  while (to < maxTo && !endsName(to)) to += 1
  // 28 lớp bồi dưỡng lý luận và 18 lớp ...
  while (to > afterOpener && joining.has(tokens[to - 1]!.form)) to -= 1
  if (to <= afterOpener + 1 || nounAt(parsed, afterOpener)?.to === to) return undefined
  const name = textOf(parsed, from, to).normalize('NFC').replace(/\s+/g, ' ')
  return name.length <= maxNameCharacters ? name : undefined
}

export const programRule: DimensionRule = {
  name: 'program',
  example: 'Đào tạo TCLLCT 08 lớp với 633 học viên (02 lớp ngoài kế hoạch); 24 lớp bồi dưỡng chuyên viên',
  description:
    'The programme named after or before the classes: its code if the vocabulary has it, else the words of the text. Parts take it from the figure before their parenthesis. The name of a school or an office (Trung tâm bồi dưỡng chính trị) is none.',
  apply(parsed, drafts, surroundings) {
    const around = new Map(drafts.map((draft, index) => [draft, surroundings[index]!]))
    let previous: Draft | undefined
    for (const bundle of bundlesOf(parsed, drafts)) {
      const first = bundle[0]!
      if (!isTraining(first)) continue
      const programme = programmeOf(parsed, bundle, around) ?? inherited(parsed, first, previous)
      for (const { dimensions } of bundle) Object.assign(dimensions, programme)
      previous = first
    }
  },
}

function programmeOf(
  parsed: ParsedText,
  bundle: readonly Draft[],
  around: ReadonlyMap<Draft, Surroundings>,
): Programme | undefined {
  for (const draft of bundle) {
    // the label of a part (10 thạc sĩ) and what persons have learned before are no programme of theirs
    if (draft.label || readRestriction(parsed.tokens, draft.to)) continue
    const after = programmeIn(
      parsed,
      upToComma(parsed, around.get(draft)!.after),
      'after',
      draft.unit === 'class',
    )
    if (after.program !== undefined || after.training_type !== undefined) return after
  }
  const own = programmeIn(parsed, around.get(bundle[0]!)!.before, 'before')
  const isNamed = own.program !== undefined || own.training_type !== undefined
  const before = isNamed ? own : programmeIn(parsed, around.get(bundle[0]!)!.bracket, 'before')
  return before.program === undefined && before.training_type === undefined ? undefined : before
}

function afterComma({ tokens }: ParsedText, { from, to }: { from: number; to: number }) {
  let start = to
  while (start > from && tokens[start - 1]!.form !== ',') start -= 1
  return { from: start, to }
}

function upToComma({ tokens }: ParsedText, { from, to }: { from: number; to: number }) {
  let end = from
  // khai giảng 3 lớp: lớp bồi dưỡng chuyên viên ...
  const isList = (at: number) => tokens[at]!.form === ':' && tokens[at + 1]?.form === classWord
  while (end < to && tokens[end]!.form !== ',' && !isList(end)) end += 1
  return { from, to: end }
}

/** A part in a parenthesis has the programme of the figure before the parenthesis. */
function inherited(parsed: ParsedText, first: Draft, previous: Draft | undefined): Programme {
  if (previous === undefined) return {}
  const [place, before] = [parsed.places[first.from]!, parsed.places[previous.from]!]
  const isPart =
    place.sentence === before.sentence && (first.whole !== undefined || place.opener > before.opener)
  const isSibling = place.opener !== -1 && place.opener === before.opener
  if (!isPart && !isSibling) return {}
  const { program, family, training_type } = previous.dimensions
  return {
    ...(program === undefined ? {} : { program }),
    ...(family === undefined ? {} : { family }),
    ...(training_type === undefined ? {} : { training_type }),
  }
}
