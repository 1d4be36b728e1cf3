import type { Figure } from '../figure.ts'
import { classOf, institutionOf, subjectsOf } from './governing.ts'
import { readText, type PlacedFigure } from './read-text.ts'
import { restrictionsOf, type Restriction } from './restriction.ts'

/** What a figure is about, as the words around it say. */
export interface Scope extends Restriction {
  /** The organisation or place, if it is not the one that all texts are about. */
  institution: string | undefined
  /** The class whose learners it counts. */
  course: string | undefined
  /** The number of its sentence in its text. */
  sentence: number
}

/** A text with the figures that were extracted from it. */
export interface TextWithFigures {
  text: string
  figures: readonly Figure[]
}

/**
 * Reads what each figure of a post is about.
 * @param texts its texts in reading order, the title first
 * @returns `about`: whom all texts are about, in comparable words; empty if they name nobody, or several
 */
export function scopesOf(texts: readonly TextWithFigures[]): { about: string; scopes: Scope[][] } {
  const read = texts.map(({ text, figures }) => readText(text, figures))
  const subjects = subjectsOf(read)
  const scopes = read.map((text) => {
    const restrictions = restrictionsOf(text)
    let lastCounted: PlacedFigure | undefined
    return text.figures.map((placed, index): Scope => {
      const scope = {
        ...restrictions[index]!,
        institution: institutionOf(text, placed, subjects),
        course: classOf(text, placed, lastCounted, subjects),
        sentence: text.parsed.places[placed.from]!.sentence,
      }
      if (placed.figure.unit === 'class') lastCounted = placed
      return scope
    })
  })
  const { main } = subjects
  return { about: main?.isNamed ? main.forms.join(' ') : '', scopes }
}
