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
import { trailingWords } from './trailing-words.ts'
import type { PostFigure } from './extract-post-figures.ts'

/** The indicators and programmes of the school, which extraction does not know. */
export interface ReferenceData {
  /** Indicators by the key of their code. */
  indicators: ReadonlyMap<string, IndicatorRules & { id: string }>
  /** Codes of programmes, by the keys of their codes and by their names in lower case. */
  programs: ReadonlyMap<string, string>
}

/** A proposal before it is stored. */
export interface DraftFigure extends PostFigure {
  indicator_id: string | null
  period: Figure['period']
  dimensions: FigureDimensions
  relation: Figure['relation']
  fact_key: string | null
}

/**
 * Makes proposals of the figures of a post, with the indicators and programmes of the school. Different figures of the
 * same fact get a `detail` from the text, so that they become different facts.
 */
export function draftFigures(
  postFigures: readonly PostFigure[],
  texts: Readonly<Record<string, string | null>>,
  referenceData: ReferenceData,
): DraftFigure[] {
  const drafts = postFigures.map((postFigure) => withFactKey(applyReferenceData(postFigure, referenceData)))
  const values = new Map<string, Set<number>>()
  for (const { field, fact_key, figure } of drafts) {
    const group = `${field} ${fact_key}`
    values.set(group, (values.get(group) ?? new Set()).add(figure.value))
  }
  return drafts.map((draft) => {
    const differ = (values.get(`${draft.field} ${draft.fact_key}`)?.size ?? 0) > 1
    const rules = referenceData.indicators.get(draft.figure.indicator ?? '')
    // different numbers of one sentence are no contradiction: 02 đi học cao cấp, 03 đi học cao học
    if (draft.fact_key === null || !differ || !rules?.dimensions.includes('detail')) return draft
    const detail = trailingWords(texts[draft.field] ?? '', draft.figure, postFigures)
    return detail === null ? draft : withFactKey({ ...draft, dimensions: { ...draft.dimensions, detail } })
  })
}

function applyReferenceData(
  { field, figure }: PostFigure,
  referenceData: ReferenceData,
): Omit<DraftFigure, 'fact_key'> {
  const { program, ...others } = figure.dimensions
  const programCode =
    program &&
    (referenceData.programs.get(codeKey(program)) ??
      referenceData.programs.get(program.toLowerCase()) ??
      program)
  const dimensions = canonicalDimensions(
    programCode === undefined ? others : { ...others, program: programCode },
  )
  const rules = figure.indicator === null ? undefined : referenceData.indicators.get(figure.indicator)
  const period = figure.period === null || validatePeriod(figure.period) ? null : figure.period
  const isOverWhole = figure.unit === 'percent' && figure.value > 100 && figure.relation === 'share'
  return {
    field,
    figure,
    indicator_id: rules && matchesIndicator(rules, figure, dimensions) ? rules.id : null,
    period,
    dimensions,
    relation: isOverWhole ? 'of_plan' : figure.relation,
  }
}

/** Whether the indicator of the school permits unit and dimensions of a figure; if not, an editor chooses the indicator. */
function matchesIndicator(rules: IndicatorRules, { unit }: Figure, dimensions: FigureDimensions): boolean {
  const isInUnit = rules.unit === unit || rules.other_units.includes(unit)
  return (
    isInUnit && dimensionKeys.every((key) => dimensions[key] === undefined || rules.dimensions.includes(key))
  )
}

function withFactKey(draft: Omit<DraftFigure, 'fact_key'>): DraftFigure {
  const identity = identityOf(draft.indicator_id, draft.period, draft.dimensions, draft.relation)
  return { ...draft, fact_key: identity === undefined ? null : factKeyOf(identity) }
}
