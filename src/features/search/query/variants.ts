import type { ParsedQuery } from './parsed-query.ts'
import { readingsOf } from './readings.ts'
import { replacementsIn, replaceWords, type Replacement, type Synonym } from './synonyms.ts'

/** How many variants of a query are searched, the typed one included: each makes the conditions of a search longer. */
const maxVariants = 8
/** How many abbreviations of one query are replaced together, and how many forms of each are tried. */
const maxReplaced = 3
const maxForms = 4

/** A query with abbreviations and their long forms exchanged. */
export interface QueryVariant {
  parsed: ParsedQuery
  /** Whether it certainly means the same as the query. */
  isSure: boolean
}

/** Replacements that can be made together, and how far they are from the likeliest ones. */
interface Combination {
  replacements: Replacement[]
  distance: number
}

const overlap = (a: Replacement, b: Replacement) => a.at < b.at + b.length && b.at < a.at + a.length

/** The replacements by the words that they replace, the longest first, and without those that overlap longer ones. */
function groupsOf(replacements: readonly Replacement[]): { groups: Replacement[][]; others: Replacement[] } {
  const groups: Replacement[][] = []
  const others: Replacement[] = []
  for (const replacement of replacements.toSorted((a, b) => b.length - a.length)) {
    const group = groups.find(
      ([first]) => first!.at === replacement.at && first!.length === replacement.length,
    )
    if (group !== undefined) group.push(replacement)
    else if (groups.some(([first]) => overlap(first!, replacement)) || groups.length === maxReplaced)
      others.push(replacement)
    else groups.push([replacement])
  }
  return { groups, others }
}

/** The combinations of a part: as many replacements as can be made together come first, then fewer. */
function combinationsOf(replacements: readonly Replacement[]): Combination[] {
  const { groups, others } = groupsOf(replacements)
  let combinations: Combination[] = [{ replacements: [], distance: 0 }]
  for (const group of groups) {
    const forms = group.slice(0, maxForms)
    combinations = combinations.flatMap(({ replacements: made, distance }) => [
      ...forms.map((form, i) => ({ replacements: [...made, form], distance: distance + i })),
      { replacements: made, distance: distance + 1 },
    ])
  }
  return [
    ...combinations.toSorted((a, b) => a.distance - b.distance),
    ...others.map((replacement) => ({ replacements: [replacement], distance: 0 })),
  ].filter(({ replacements: made }) => made.length > 0)
}

/** The variants of a query, or of a reading of it, with abbreviations and their long forms exchanged. */
function exchanged(text: string, parsed: ParsedQuery, synonyms: readonly Synonym[]): QueryVariant[] {
  if (synonyms.length === 0) return []
  const all = replacementsIn(text, parsed, synonyms)
  return parsed.parts.flatMap((part, index) =>
    combinationsOf(all[index]!).flatMap((combination): QueryVariant[] => {
      const replaced = replaceWords(part, combination.replacements)
      if (replaced === null) return []
      return [
        {
          parsed: { ...parsed, parts: parsed.parts.with(index, replaced) },
          isSure: combination.replacements.every(({ isSure }) => isSure),
        },
      ]
    }),
  )
}

/**
 * The variants of a query: its readings, and these with abbreviations and their long forms exchanged, the typed query first.
 * @param text the query, composed (NFC)
 */
export function variantsOf(text: string, parsed: ParsedQuery, synonyms: readonly Synonym[]): QueryVariant[] {
  const readings = [parsed, ...readingsOf(parsed)]
  const variants = readings.flatMap((reading) => exchanged(text, reading, synonyms))
  // the sure ones first, so that the limit cuts off guesses
  return [
    ...readings.map((reading) => ({ parsed: reading, isSure: true })),
    ...variants.filter(({ isSure }) => isSure),
    ...variants.filter(({ isSure }) => !isSure),
  ].slice(0, maxVariants)
}
