import type { Unit } from '../figure.ts'
import { textOf, wordSet } from '../parsed-text.ts'
import { formOf } from '../text/letters.ts'
import { phraseReader } from '../text/phrases.ts'
import { allWords, pointingWords, severalNouns, subjectVerbs } from '../vocabulary/bodies.ts'
import { digitWords } from '../vocabulary/number-words.ts'
import { isShortFor, type Body } from './bodies.ts'
import { startInSentence } from './capitals.ts'
import { beginsWithParts } from './parts.ts'
import { coversWhole } from './whole-place.ts'
import { allBodiesBefore, bodiesBefore, bodyAt, type PlacedFigure, type ReadText } from './read-text.ts'

const isClass = ({ kind }: Body) => kind === 'class'
const isNamedClass = (body: Body) => isClass(body) && body.isNamed
const learners: readonly Unit[] = ['learner', 'learner_turn']

/** Nouns of organisations that may be the school itself, if they have no name: Trường Chính trị tỉnh. */
export const schools: ReadonlySet<string> = new Set(
  ['trường', 'nhà trường', 'học viện', 'viện', 'trung tâm'].map((noun) =>
    noun.split(' ').map(formOf).join(' '),
  ),
)

/** Whom all texts of a post are about, and of whom they give one account after the other. */
export interface Subjects {
  /** The one that all are about. */
  readonly main: Body | undefined
  /** The nouns of those of which several are subjects: huyện, trung tâm. */
  readonly peers: ReadonlySet<string>
  /** The class that the title names. */
  readonly mainClass: Body | undefined
}

/** The last subject before a token: of its sentence; of its line or the heading above, if the text is about several. */
function subjectBefore(text: ReadText, at: number, peers: ReadonlySet<string>): Body | undefined {
  const { parsed, lines, headings } = text
  const { sentence } = parsed.places[Math.max(0, at - 1)]!
  // Trong đó: what follows is about whom the sentence before is about
  const first = beginsWithParts(parsed, Math.max(0, at - 1)) ? sentence - 1 : sentence
  for (const body of bodiesBefore(text, at)) {
    if (isClass(body) || !body.isSubject) continue
    const isOwn = parsed.places[body.from]!.sentence >= first
    return isOwn || body.isBare || peers.has(headOf(body)) ? body : undefined
  }
  return headings[lines[Math.max(0, at - 1)]!]
}

/** The noun of a name, and of the place in it: the accounts of several districts begin with the same ones. */
const headOf = ({ heads }: Body): string => heads.join(' ')

/** Distinct bodies, each by its longest name. */
function distinct(bodies: readonly Body[]): Body[] {
  const kept: Body[] = []
  const seen = new Set<string>()
  for (const body of bodies.toSorted((a, b) => b.forms.length - a.forms.length)) {
    const key = body.forms.join(' ')
    if (seen.has(key) || kept.length > maxDistinct) continue
    seen.add(key)
    if (!kept.some((longer) => isShortFor(body, longer))) kept.push(body)
  }
  return kept
}

/** More are no text about one of them. */
const maxDistinct = 100

/** The body that is wider than all others, if there is one. */
const widest = (bodies: readonly Body[]): Body | undefined =>
  bodies.find((body) => bodies.every((other) => other === body || other.rank > body.rank))

const named = (bodies: readonly Body[]) => distinct(bodies.filter((body) => !isClass(body) && !body.isBare))

/** Finds whom the texts of a post are about. @param texts the title first */
export function subjectsOf(texts: readonly ReadText[]): Subjects {
  const subjects = texts.flatMap(({ bodies }) => bodies.filter((body) => !isClass(body) && body.isSubject))
  const heads = named(subjects).map(headOf)
  const peers = new Set(heads.filter((head, index) => heads.indexOf(head) !== index))
  return { main: mainOf(texts, peers), peers, mainClass: mainClassOf(texts) }
}

/** The one that the title names, else the widest subject, if the texts do not speak of themselves (nhà trường) beside it. */
function mainOf(texts: readonly ReadText[], peers: ReadonlySet<string>): Body | undefined {
  const [title, ...others] = texts
  const inTitle = named(title?.bodies ?? [])
  if (inTitle.length > 0) return widest(inTitle)
  const subjects = others.flatMap(({ bodies }) => bodies.filter((body) => !isClass(body) && body.isSubject))
  const main = widest(named(subjects))
  if (main === undefined || peers.has(headOf(main))) return undefined
  // `Toàn tỉnh kết nạp 2.318 đảng viên` is not about one that does it too
  if (title?.bodies.some((body) => !coversWhole(main, body))) return undefined
  // `quản lý cấp huyện, xã` names no commune
  const isSelf = (text: ReadText, body: Body) =>
    body.isBare &&
    body.isSubject &&
    body.rank > 0 &&
    !isClass(body) &&
    body.forms[0] !== main.forms[0] &&
    (body.kind !== 'place' || isPlaceActing(text, body))
  if (others.some((text) => text.bodies.some((body) => isSelf(text, body)))) return undefined
  if (others.some((text) => hasFiguresBefore(text, main, peers))) return undefined
  return main
}

/** Whether figures without a subject stand before the first mention of a body. */
function hasFiguresBefore(text: ReadText, main: Body, peers: ReadonlySet<string>): boolean {
  const first = text.bodies.find((body) => body === main || isShortFor(body, main))
  if (first === undefined) return false
  const before = text.figures.filter(({ from }) => from < first.from)
  return before.some(({ to }) => {
    const subject = subjectBefore(text, to, peers)
    return subject === undefined || !coversWhole(main, subject)
  })
}

/** The words that name whom a figure is about; undefined if it is whom the texts are about. */
export function institutionOf(text: ReadText, { to }: PlacedFigure, subjects: Subjects): string | undefined {
  const body = subjectBefore(text, to, subjects.peers)
  if (body === undefined) return undefined
  const { main } = subjects
  if (main !== undefined && !coversWhole(main, body)) return startInSentence(body.name)
  const longest = body.isBare ? referredTo(text, body, main) : longestName(text, body)
  // `Năm 2025, tỉnh đã mở 5 lớp` in a text about a school
  if (longest === undefined && isPlaceActing(text, body) && !isOfPlace(main))
    return startInSentence(body.name)
  if (longest === undefined || longest.isBare) return undefined
  const isMain = main !== undefined && (isShortFor(longest, main) || isShortFor(main, longest))
  return isMain ? undefined : longest.name
}

/** Whether a place without a name does something: tỉnh đã mở, and not của Tỉnh ủy. */
const isPlaceActing = ({ parsed: { tokens } }: ReadText, { kind, forms, from, to }: Body): boolean =>
  kind === 'place' &&
  !forms.includes(committee!) &&
  tokens[from - 1]?.form !== ofWhom &&
  verbs.has(tokens[to]?.form ?? '')

/** Whether an organisation is that of a place, so that its noun alone means the same: Đảng bộ xã, Hội Phụ nữ phường. */
const isOfPlace = (body: Body | undefined): boolean =>
  body !== undefined && body.kind !== 'department' && !body.heads.some((head) => schools.has(head))

/** What `Trường` means: what the texts are about, else the last one of its kind that its line has named. */
function referredTo(text: ReadText, body: Body, main: Body | undefined): Body | undefined {
  if (body.rank === 0 || main?.forms[0] === body.forms[0]) return undefined
  for (const other of bodiesBefore(text, body.from)) {
    if (other.isSubject && !other.isBare && other.forms[0] === body.forms[0]) return other
  }
  return undefined
}

/** Đảng bộ xã is the Đảng bộ xã Tam Hồng that the line has named, if it has named only one. */
function longestName(text: ReadText, body: Body): Body {
  if (body.isNamed) return body
  const longer = [...bodiesBefore(text, body.from)].filter(
    (other) => other.isNamed && isShortFor(body, other),
  )
  return new Set(longer.map(({ forms }) => forms.join(' '))).size === 1 ? longer[0]! : body
}

const [committee, ofWhom] = ['ủy', 'của'].map(formOf)
const verbs = wordSet(subjectVerbs)
const readAll = phraseReader(allWords)
const readSeveral = phraseReader(severalNouns)
const numbers = wordSet(Object.keys(digitWords))
const [both] = wordSet(['cả'])
const pointing = wordSet(pointingWords)

/**
 * The words before a figure in its clause that say that all are counted, or all of several classes: toàn trường có 620 học viên, cả
 * hai lớp có 124 học viên.
 */
function countsAll({ parsed }: ReadText, from: number, isInSentence = false): CountedClasses | undefined {
  const { tokens, places } = parsed
  const { sentence } = places[from]!
  const first = Math.max(0, from - (isInSentence ? maxPeriodTokens : maxAllTokens))
  for (let at = from - 1; at >= first && places[at]!.sentence === sentence; at--) {
    if (tokens[at]!.form === ';' || (tokens[at]!.form === ',' && !isInSentence)) return undefined
    if (readAll(tokens, at)) return { classes: undefined }
    const end = severalEnd(tokens, at)
    if (end === undefined || end > from) continue
    return { classes: textOf(parsed, at, end).normalize('NFC').replace(/\s+/gu, ' ').toLowerCase() }
  }
  return undefined
}

/** The end of `cả hai lớp`, `cả 3 khóa`, `hai lớp trước`. */
function severalEnd(tokens: ReadText['parsed']['tokens'], at: number): number | undefined {
  if (tokens[at]!.form !== both) {
    const end = severalEndAt(tokens, at)
    return end !== undefined && pointing.has(tokens[end]?.form ?? '') ? end + 1 : undefined
  }
  return severalEndAt(tokens, at + 1)
}

/** The end of `hai lớp`. */
function severalEndAt(tokens: ReadText['parsed']['tokens'], at: number): number | undefined {
  const number = tokens[at]
  if (number === undefined) return undefined
  const isSmall = number.kind === 'number' ? number.form.length <= 2 : numbers.has(number.form)
  return isSmall ? readSeveral(tokens, at + 1)?.to : undefined
}

/** The classes of which all learners are counted; undefined: all classes that there are. */
interface CountedClasses {
  classes: string | undefined
}

/** How far before a figure these words may be, in tokens. */
const maxAllTokens = 10

/** How far before a figure its period may be, in tokens. */
const maxPeriodTokens = 60

/**
 * `Từ đầu năm đến nay, Trường có 310 học viên tốt nghiệp`, in a text about one class: a sentence about the school in a period
 * that it names.
 */
function speaksOfSchool(text: ReadText, placed: PlacedFigure, course: Body | undefined): boolean {
  const { from } = placed
  const { places } = text.parsed
  const { sentence } = places[from]!
  if (course !== undefined && places[course.from]!.sentence === sentence) return false
  if (!namesPeriod(text, placed)) return false
  const school = [...bodiesBefore(text, from)].find(
    (body) => places[body.from]!.sentence === sentence && !isClass(body) && body.isSubject,
  )
  return school !== undefined
}

/** Whether the sentence of a figure names its period before it. */
export function namesPeriod({ parsed }: ReadText, { figure, from }: PlacedFigure): boolean {
  const label = figure.period?.label ?? ''
  if (!/\p{L}/u.test(label)) return false
  const { sentence } = parsed.places[from]!
  let first = from
  while (first > Math.max(0, from - maxPeriodTokens) && parsed.places[first - 1]!.sentence === sentence)
    first -= 1
  return textOf(parsed, first, from).normalize('NFC').replace(/\s+/gu, ' ').includes(label)
}

const belonging = wordSet(['của', 'thuộc'])

/** `40 học viên lớp tiếng Anh B1`: the one class that is named behind its learners. */
function classBehind(text: ReadText, to: number): Body | undefined {
  const { tokens } = text.parsed
  const body = bodyAt(text, belonging.has(tokens[to]?.form ?? '') ? to + 1 : to)
  return body && isNamedClass(body) ? body : undefined
}

/** The name of the class whose learners a figure counts; undefined if it counts those of several. */
export function classOf(
  text: ReadText,
  placed: PlacedFigure,
  lastCounted: PlacedFigure | undefined,
  { mainClass }: Subjects,
): string | undefined {
  const { figure, from, to } = placed
  if (!learners.includes(figure.unit)) return undefined
  const { places } = text.parsed
  const isCounted =
    lastCounted !== undefined && places[lastCounted.from]!.sentence === places[to - 1]!.sentence
  const own = classBehind(text, to)
  if (own && (mainClass !== undefined || /\d/u.test(own.name)))
    return startInSentence((mainClass && isShortFor(own, mainClass) ? mainClass : own).name)
  const all = countsAll(text, from)
  if (all) return all.classes
  // `200 học viên lớp A và 280 học viên`: the class of another figure
  const before = [...bodiesBefore(text, to)].filter((body) => isClass(body) && !text.ends.has(body.from))
  const [body] = before
  if (!isCounted && speaksOfSchool(text, placed, body)) return undefined
  // `Cả hai khóa có 196 học viên, trong đó 46 học viên giỏi`: the class of a sentence before is one of them
  const isOwn = body !== undefined && places[body.from]!.sentence === places[from]!.sentence
  const several = isOwn ? undefined : countsAll(text, from, true)
  if (several && (body !== undefined || several.classes !== undefined)) return several.classes
  if (body && (lastCounted === undefined || lastCounted.from < body.from)) {
    const known = [...before.filter(({ isNamed }) => isNamed), ...(mainClass ? [mainClass] : [])]
    // `Lớp có 45 học viên` begins a paragraph after the one that has named the class
    if (known.length === 0)
      known.push(...[...allBodiesBefore(text, body.from)].filter(isNamedClass).slice(0, 1))
    const meant = body.isBare ? (known[0] ?? body) : body
    return startInSentence((known.findLast((one) => isShortFor(meant, one)) ?? meant).name)
  }
  return isCounted || mainClass === undefined ? undefined : startInSentence(mainClass.name)
}

/** The class that the title names, if it names one. */
function mainClassOf([title]: readonly ReadText[]): Body | undefined {
  const classes = distinct((title?.bodies ?? []).filter((body) => isClass(body) && body.isNamed))
  return classes.length === 1 ? classes[0] : undefined
}
