import type { PlacedFigure } from './read-text.ts'
import type { Scope } from './scope.ts'

/** A figure with what it is about. */
interface Scoped {
  placed: PlacedFigure
  scope: Scope
}

const told = ({ institution, course, always, shift }: Scope): string =>
  JSON.stringify([institution ?? null, course ?? null, always ?? null, shift ?? null])

const nothing = JSON.stringify([null, null, null, null])

/** Whether a text names the period of a figure in words. */
const hasPeriod = ({ placed: { figure } }: Scoped): boolean => /\p{L}/u.test(figure.period?.label ?? '')

/**
 * `58 học viên tốt nghiệp` in a title are those that the text below tells of the same number: of one class, a day, a shift or another
 * organisation, and not all of the year. A title that names a period, or says itself which they are, stays as it is.
 */
export function scopesOfTitle(title: readonly Scoped[], below: readonly Scoped[]): Scope[] {
  return title.map((one) => {
    const { figure } = one.placed
    if (told(one.scope) !== nothing || hasPeriod(one)) return one.scope
    const same = below.filter(
      ({ placed: { figure: other } }) =>
        other.unit === figure.unit && other.value === figure.value && other.relation === figure.relation,
    )
    const [first] = same
    if (first === undefined || same.some(({ scope }) => told(scope) !== told(first.scope))) return one.scope
    const { institution, course, always, shift } = first.scope
    return { ...one.scope, institution, course, always, shift }
  })
}
