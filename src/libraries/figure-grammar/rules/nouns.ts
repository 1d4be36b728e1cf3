import type { Unit } from '../figure.ts'
import type { ParsedText } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { classifiers, staffLike, unitNouns } from '../vocabulary/units.ts'

const readNoun = phraseReader(unitNouns)
const readClassifier = phraseReader(classifiers)
const joins = new Set([',', '-', '–', ...['và', 'cùng'].map(formOf)])

/** A noun that is counted, with the nouns joined to it. */
interface Noun {
  unit: Unit
  to: number
}

/** Reads the noun that begins at a token: `lớp`, `đồng chí giảng viên`, `cán bộ, công chức, viên chức`. */
export function nounAt({ tokens }: ParsedText, from: number): Noun | undefined {
  const first = readNoun(tokens, from) ?? readNoun(tokens, readClassifier(tokens, from)?.to ?? from)
  if (first === undefined || first.meaning === null) return undefined
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
