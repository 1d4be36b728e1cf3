import type { Scope } from '../../../libraries/figure-grammar/scope/scope.ts'
import type { PostFigure } from './read-post-task.ts'

/** The longest detail. */
const maxLength = 200

const join = (...words: (string | undefined)[]): string | undefined => {
  const joined = words.filter((text) => text !== undefined).join('; ')
  return joined === '' ? undefined : joined.slice(0, maxLength).trim()
}

/** The words that say which of all a figure counts, without a look at other figures: its class, what restricts it, and its shift. */
export const ownDetail = ({ course, always, shift }: Scope): string | undefined => join(course, always, shift)

/**
 * The details of figures that state one fact with different numbers. Figures with the same words, or none, go on
 * contradicting each other, unless they are in one sentence: nobody contradicts himself there, so the quote tells them
 * apart.
 */
export function tellingDetails(figures: readonly PostFigure[]): (string | undefined)[] {
  const words = figures.map(({ scope: { course, always, shift, words: own } }) =>
    join(course, own ?? always, own?.toLowerCase().includes(shift ?? '') ? undefined : shift),
  )
  const areSame = words.every((text) => text === words[0])
  const details = areSame ? figures.map(({ scope }) => ownDetail(scope)) : words
  return figures.map(({ field, figure, scope }, index) => {
    const untold = figures.filter(
      (other, at) => details[at] === details[index] && other.figure.value !== figure.value,
    )
    const isListed = untold.some((other) => other.field === field && other.scope.sentence === scope.sentence)
    // what stands behind trong đó is not its whole, whatever else is not read of it
    const isPart = scope.isPart && untold.some((other) => !other.scope.isPart)
    return isListed || isPart ? join(details[index], figure.quote) : details[index]
  })
}
