import type { Scope } from '../../../libraries/figure-grammar/scope/scopes.ts'
import type { PostFigure } from './read-post-task.ts'

/** The longest detail. */
const maxLength = 200

const join = (...words: (string | undefined)[]): string | undefined => {
  const joined = words.filter((text) => text !== undefined).join('; ')
  return joined === '' ? undefined : joined.slice(0, maxLength).trim()
}

/** The words that say which of all a figure counts, without a look at other figures: its class, and what restricts it. */
export const ownDetail = ({ course, always }: Scope): string | undefined => join(course, always)

/**
 * The details of figures that state one fact with different numbers. Figures with the same words, or none, go on
 * contradicting each other, unless they are in one sentence: nobody contradicts himself there, so the quote tells them
 * apart.
 */
export function tellingDetails(figures: readonly PostFigure[]): (string | undefined)[] {
  const words = figures.map(({ scope: { course, always, words: own } }) => join(course, own ?? always))
  const areSame = words.every((text) => text === words[0])
  const details = areSame ? figures.map(({ scope }) => ownDetail(scope)) : words
  return figures.map(({ field, figure, scope }, index) => {
    const isListed = figures.some(
      (other, at) =>
        other.field === field &&
        other.scope.sentence === scope.sentence &&
        details[at] === details[index] &&
        other.figure.value !== figure.value,
    )
    return isListed ? join(details[index], figure.quote) : details[index]
  })
}
