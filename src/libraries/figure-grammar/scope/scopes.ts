import type { Figure } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { classOf, institutionOf, namesPeriod, schools, subjectsOf, type Subjects } from './governing.ts'
import { readText, type PlacedFigure, type ReadText } from './read-text.ts'
import { restrictionsOf } from './restriction.ts'
import type { Scope } from './scope.ts'
import { shiftOf, shiftOfTitle } from './shift.ts'
import { scopesOfTitle } from './title.ts'

/** A text with the figures that were extracted from it. */
export interface TextWithFigures {
  parsed: ParsedText
  figures: readonly Figure[]
}

/**
 * Reads what each figure of a post is about.
 * @param texts its texts in reading order, the title first
 * @returns `about`: whom all texts are about, in comparable words; empty if they name nobody, or several
 */
export function scopesOf(texts: readonly TextWithFigures[]): { about: string; scopes: Scope[][] } {
  const read = texts.map(({ parsed, figures }) => readText(parsed, figures))
  const subjects = subjectsOf(read)
  const occasions = new Map<string, string>()
  const ofTitle = read[0] && shiftOfTitle(read[0].parsed)
  const scopes = read.map((text) => {
    const restrictions = restrictionsOf(text, text === read[0])
    let lastCounted: PlacedFigure | undefined
    let lastAlways: string | undefined
    return text.figures.map((placed, index): Scope => {
      const { always: own, words, occasion, item, isPart } = restrictions[index]!
      // `chấm thi 20 lớp với 1.200 học viên`: the learners of these classes
      const always = own ?? (isOfClasses(text, index) ? lastAlways : undefined)
      lastAlways = always
      const course = classOf(text, placed, lastCounted, subjects)
      const key = `${placed.figure.unit} ${placed.figure.value}`
      if (text === read[0] && occasion !== undefined) occasions.set(key, occasion)
      // `Khai giảng hai lớp` in the title, and `Hai lớp học trong 4 tuần`
      const ofDay = occasion ?? (namesPeriod(text, placed) ? undefined : occasions.get(key))
      const shift = countsShifts(placed.figure)
        ? (shiftOf(text.parsed, placed) ?? (namesPeriod(text, placed) ? undefined : ofTitle))
        : undefined
      // one class has its own day
      const restriction = always ?? (course === undefined ? ofDay : item)
      const isSaid = [course, restriction].some((said) => shift !== undefined && said?.includes(shift))
      const scope = {
        always: restriction,
        shift: isSaid ? undefined : shift,
        words,
        isPart,
        institution: institutionOf(text, placed, subjects),
        course,
        sentence: text.parsed.places[placed.from]!.sentence,
      }
      if (placed.figure.unit === 'class') lastCounted = placed
      return scope
    })
  })
  const placedOf = (text: number) =>
    scopes[text]!.map((scope, index) => ({ placed: read[text]!.figures[index]!, scope }))
  const below = read.flatMap((_, text) => (text === 0 ? [] : placedOf(text)))
  if (read.length > 0) scopes[0] = scopesOfTitle(placedOf(0), below)
  return { about: aboutOf(subjects), scopes }
}

/** Whether a figure counts the learners of the classes directly before it, or their classes: 20 lớp với 1.200 học viên. */
function isOfClasses({ parsed, figures }: ReadText, index: number): boolean {
  const [one, other] = [figures[index - 1], figures[index]!]
  if (one === undefined) return false
  const units = [one.figure.unit, other.figure.unit]
  if (!units.includes('class') || !units.some((unit) => learnerUnits.has(unit))) return false
  return parsed.tokens.slice(one.to, other.from).every(({ form }) => bundleWords.has(form))
}
const learnerUnits: ReadonlySet<string> = new Set(['learner', 'learner_turn'])
const bundleWords = wordSet('với cho có gồm của thuộc / ( , tổng số là và cùng'.split(' '))

/** What is done in shifts: classes, learners, admissions; there is no stock of a shift. */
const countsShifts = ({ unit, dimensions }: Figure): boolean =>
  unit === 'class' || unit === 'learner' || unit === 'learner_turn' || dimensions.subject !== undefined

/** Words of the types of schools that are none of political theory: cao đẳng, trung học, mầm non. */
const otherTypes = wordSet(['đẳng', 'tiểu', 'mầm', 'thcs', 'thpt'])

/** Whom all texts are about; an unnamed school is no other one than that of the registers. */
function aboutOf({ main }: Subjects): string {
  if (main === undefined) return ''
  const mayBeOwn =
    main.heads.some((head) => schools.has(head)) && !main.forms.some((form) => otherTypes.has(form))
  return main.isNamed || !mayBeOwn ? main.forms.join(' ') : ''
}
