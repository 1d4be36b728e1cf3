import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import {
  canonicalDimensions,
  dimensionKeys,
  type FigureDimensions,
} from '../../../domain/figures/figures/dimensions.ts'
import { factKeyOf } from '../../../domain/figures/figures/fact-key.ts'
import type { IndicatorRules } from '../../../domain/figures/figures/indicator-rules.ts'
import { identityOf } from '../../../domain/figures/figures/identity.ts'
import { validatePeriod } from '../../../domain/figures/figures/period.ts'
import { wordsBehind } from './trailing-words.ts'
import type { ReadFigure } from './extract-post-figures.ts'

/** What is known of the school when its texts are read. */
export interface Registers {
  /** By the key of their code. */
  indicators: ReadonlyMap<string, IndicatorRules & { id: string }>
  /** Codes of programmes, by the keys of their codes and by their names in lower case. */
  programs: ReadonlyMap<string, string>
}

/** A proposal in the making. */
export interface DraftFigure extends ReadFigure {
  indicator_id: string | null
  period: Figure['period']
  dimensions: FigureDimensions
  relation: Figure['relation']
  fact_key: string | null
}

/** Proposals of what was read in one post: fitted to the registers, and told apart where the text tells them apart. */
export function draftFigures(
  read: readonly ReadFigure[],
  texts: Readonly<Record<string, string | null>>,
  registers: Registers,
): DraftFigure[] {
  const drafts = read.map((one) => withKey(fitted(one, registers)))
  const values = new Map<string, Set<number>>()
  for (const { field, fact_key, figure } of drafts) {
    const group = `${field} ${fact_key}`
    values.set(group, (values.get(group) ?? new Set()).add(figure.value))
  }
  return drafts.map((draft) => {
    const differ = (values.get(`${draft.field} ${draft.fact_key}`)?.size ?? 0) > 1
    const rules = registers.indicators.get(draft.figure.indicator ?? '')
    // one sentence does not contradict itself: 02 đi học cao cấp, 03 đi học cao học
    if (draft.fact_key === null || !differ || !rules?.dimensions.includes('detail')) return draft
    const detail = wordsBehind(texts[draft.field] ?? '', draft.figure, read)
    return detail === null ? draft : withKey({ ...draft, dimensions: { ...draft.dimensions, detail } })
  })
}

function fitted({ field, figure }: ReadFigure, registers: Registers): Omit<DraftFigure, 'fact_key'> {
  const { program, ...others } = figure.dimensions
  const known =
    program &&
    (registers.programs.get(codeKey(program)) ?? registers.programs.get(program.toLowerCase()) ?? program)
  const dimensions = canonicalDimensions(known === undefined ? others : { ...others, program: known })
  const rules = figure.indicator === null ? undefined : registers.indicators.get(figure.indicator)
  const period = figure.period === null || validatePeriod(figure.period) ? null : figure.period
  const isOverWhole = figure.unit === 'percent' && figure.value > 100 && figure.relation === 'share'
  return {
    field,
    figure,
    indicator_id: rules && fits(rules, figure, dimensions) ? rules.id : null,
    period,
    dimensions,
    relation: isOverWhole ? 'of_plan' : figure.relation,
  }
}

/** Whether a school's own list of indicators takes what extraction thinks; an editor decides otherwise. */
function fits(rules: IndicatorRules, { unit }: Figure, dimensions: FigureDimensions): boolean {
  const isInUnit = rules.unit === unit || rules.other_units.includes(unit)
  return (
    isInUnit && dimensionKeys.every((key) => dimensions[key] === undefined || rules.dimensions.includes(key))
  )
}

function withKey(draft: Omit<DraftFigure, 'fact_key'>): DraftFigure {
  const identity = identityOf(draft.indicator_id, draft.period, draft.dimensions, draft.relation)
  return { ...draft, fact_key: identity === undefined ? null : factKeyOf(identity) }
}
