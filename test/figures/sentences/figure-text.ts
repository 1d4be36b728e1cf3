import { extractFigures } from '../../../src/libraries/figure-grammar/extract.ts'
import type { Figure, Period } from '../../../src/libraries/figure-grammar/figure.ts'

/** The year of what names no period. */
const callersYear = 2022

/** The marks of a figure, as sentences write them. */
function marksOf({ dimensions, qualifier, relation }: Figure): string[] {
  const { program, training_type, planned, stage, scenario, grade, result, level, subject, group, detail } =
    dimensions
  const marks = [
    program && `p:${program.replaceAll(' ', '_')}`,
    training_type,
    planned === undefined ? undefined : planned ? 'planned' : 'unplanned',
    stage,
    scenario === 'plan' ? 'plan' : undefined,
    grade && `g:${grade}`,
    result && `r:${result}`,
    level && `l:${level}`,
    subject,
    group,
    detail === undefined ? undefined : 'detail',
    qualifier === 'exact' ? undefined : qualifier,
    // whether a percentage is a share is not asked here
    relation === 'share' ? undefined : relation,
  ]
  return marks.filter((mark) => typeof mark === 'string')
}

function periodText(period: Period | null): string {
  if (period === null) return '@none'
  if (period.kind === 'year') return `@${period.end.slice(0, 4)}`
  return `@${period.start ?? ''}..${period.end}`
}

/** One form for what is expected and what is found: number, unit, sorted marks. */
const inOrder = (number: string, unit: string, marks: readonly string[]): string =>
  [number, unit, ...marks.toSorted()].join(' ')

/** A written expectation in that form. */
export function expectedText(written: string): string {
  const [number = '', unit = '', ...marks] = written.split(' ')
  return inOrder(number, unit, marks)
}

/** The figures of a text in that form; with their periods where the expectation of the same place names one. */
export function foundTexts(text: string, expected: readonly string[]): string[] {
  return extractFigures(text, callersYear).map((figure, index) => {
    const { value, denominator, unit, period } = figure
    const number = denominator === null ? String(value) : `${value}/${denominator}`
    const asked = expected[index]?.includes('@') ? [periodText(period)] : []
    return inOrder(number, unit, [...marksOf(figure), ...asked])
  })
}
