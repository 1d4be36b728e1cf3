import type { Unit } from '../figure.ts'
import { skip, wordSet, type ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { classifiers, doubtfulNouns, partyWords, staffLike, unitNouns } from '../vocabulary/units.ts'

const readNoun = phraseReader(unitNouns)
const readDoubtful = phraseReader(doubtfulNouns)
const readParty = phraseReader(partyWords)
const readClassifier = phraseReader(classifiers)
const joins = new Set([',', '-', '–', ...['và', 'cùng'].map(formOf)])

/** A noun that is counted, with the nouns joined to it. */
interface Noun {
  unit: Unit
  to: number
}

/** How far words around a noun say what it is, in tokens. */
const reach = 60

/** `ĐV` where the sentence does not speak of the Youth Union and the text speaks of the Party; `khóa` without a lớp in its sentence. */
function doubtfulNounAt(parsed: ParsedText, from: number): Noun | undefined {
  const { tokens, places } = parsed
  const noun = readDoubtful(tokens, from)
  // khóa 71 is a name
  if (noun === undefined || tokens[noun.to]?.kind === 'number' || tokens[noun.to]?.kind === 'code')
    return undefined
  const { sentence } = places[from]!
  let speaksOfParty = false
  for (let at = Math.max(0, from - reach); at < Math.min(tokens.length, from + reach); at++) {
    const isNear = places[at]!.sentence === sentence
    if (noun.meaning === 'class') {
      if (isNear && readNoun(tokens, at)?.meaning === 'class') return undefined
      continue
    }
    const spoken = readParty(tokens, at)
    if (spoken?.meaning === 'union' && isNear) return undefined
    if (spoken?.meaning === 'party') speaksOfParty = true
  }
  return noun.meaning === 'class' || speaksOfParty ? { unit: noun.meaning, to: noun.to } : undefined
}

const numberOf = wordSet(['số', 'tổng'])

/** The noun behind a percentage: 40% đảng viên, 5% tổng số học viên. */
export const nounOfPercent = (parsed: ParsedText, to: number): Noun | undefined =>
  nounAt(parsed, skip(parsed, numberOf, to, 2))

/** Reads the noun that begins at a token: `lớp`, `đồng chí giảng viên`, `cán bộ, công chức, viên chức`. */
export function nounAt(parsed: ParsedText, from: number): Noun | undefined {
  const { tokens } = parsed
  const first = readNoun(tokens, from) ?? readNoun(tokens, readClassifier(tokens, from)?.to ?? from)
  if (first === undefined) return doubtfulNounAt(parsed, from)
  if (first.meaning === null) return undefined
  let unit = first.meaning
  let to = first.to
  for (;;) {
    const next = readNoun(tokens, joins.has(tokens[to]?.form ?? '') ? to + 1 : to)
    const joined = staffLike[unit]
    if (next === undefined || next.meaning === null || !joined?.joinedWith.includes(next.meaning)) break
    unit = joined.sum
    to = next.to
  }
  return { unit, to }
}
