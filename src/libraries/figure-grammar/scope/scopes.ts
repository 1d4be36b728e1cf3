import type { Figure } from '../figure.ts'
import { wordSet, type ParsedText } from '../parsed-text.ts'
import { classOf, institutionOf, namesPeriod, schools, subjectsOf, type Subjects } from './governing.ts'
import { readText, type PlacedFigure } from './read-text.ts'
import { restrictionsOf, type Restriction } from './restriction.ts'

/** What a figure is about, as the words around it say. */
export interface Scope extends Omit<Restriction, 'occasion' | 'item'> {
  /** The organisation or place, if it is not the one that all texts are about. */
  institution: string | undefined
  /** The class whose learners it counts. */
  course: string | undefined
  /** The number of its sentence in its text. */
  sentence: number
}

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
  const scopes = read.map((text) => {
    const restrictions = restrictionsOf(text, text === read[0])
    let lastCounted: PlacedFigure | undefined
    return text.figures.map((placed, index): Scope => {
      const { always, words, occasion, item } = restrictions[index]!
      const course = classOf(text, placed, lastCounted, subjects)
      const key = `${placed.figure.unit} ${placed.figure.value}`
      if (text === read[0] && occasion !== undefined) occasions.set(key, occasion)
      // `Khai giảng hai lớp` in the title, and `Hai lớp học trong 4 tuần`
      const own = occasion ?? (namesPeriod(text, placed) ? undefined : occasions.get(key))
      const scope = {
        // one class has its own day
        always: always ?? (course === undefined ? own : item),
        words,
        institution: institutionOf(text, placed, subjects),
        course,
        sentence: text.parsed.places[placed.from]!.sentence,
      }
      if (placed.figure.unit === 'class') lastCounted = placed
      return scope
    })
  })
  return { about: aboutOf(subjects), scopes }
}

/** Words of the types of schools that are none of political theory: cao đẳng, trung học, mầm non. */
const otherTypes = wordSet(['đẳng', 'tiểu', 'mầm', 'thcs', 'thpt'])

/** Whom all texts are about; an unnamed school is no other one than that of the registers. */
function aboutOf({ main }: Subjects): string {
  if (main === undefined) return ''
  const mayBeOwn =
    main.heads.some((head) => schools.has(head)) && !main.forms.some((form) => otherTypes.has(form))
  return main.isNamed || !mayBeOwn ? main.forms.join(' ') : ''
}
