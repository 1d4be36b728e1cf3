import { fold, lettersOf } from './text-forms.ts'
import type { ClassifiedLine } from './classified-line.ts'
import type { SourceLine } from './source-line.ts'

const maxProseCharacters = 4000

/** The pairs of neighbouring syllables of the running text of a page, to which titles are compared. */
export function prosePairs(lines: ClassifiedLine[]): ReadonlySet<string> {
  let prose = ''
  for (const { prose: isProse, line } of lines) {
    if (!isProse) continue
    prose += ` . ${line.shown.slice(0, maxProseCharacters - prose.length)}`
    if (prose.length >= maxProseCharacters) break
  }
  return new Set(pairsOf(prose))
}

/** The part of the pairs of syllables of a text that the running text has as well, from 0 to 1. */
export function sharedPairs(text: string, prose: ReadonlySet<string>): number {
  const pairs = pairsOf(text)
  return pairs.length === 0 ? 0 : pairs.filter((pair) => prose.has(pair)).length / pairs.length
}

function pairsOf(text: string): string[] {
  const syllables = fold(text).match(/[a-z0-9]+/g) ?? []
  return syllables.slice(1).map((syllable, at) => `${syllables[at]} ${syllable}`)
}

/** Whether a line is a title without its accents, as papers describe their pictures to machines. */
export function copiesTitle({ shown, key }: SourceLine, title: string): boolean {
  return title !== '' && /^[\x20-\x7e]*[a-z][\x20-\x7e]*$/.test(shown) && lettersOf(key) === lettersOf(title)
}
