import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import type { Figure } from '../../../libraries/figure-grammar/figure.ts'
import {
  canonicalDimensions,
  dimensionKeys,
  factDimensions,
  type DimensionKey,
  type FigureDimensions,
} from '../../../domain/figures/figures/dimensions.ts'
import { factKeyOf } from '../../../domain/figures/figures/fact-key.ts'
import type { IndicatorRules } from '../../../domain/figures/figures/indicator-rules.ts'
import { identityOf } from '../../../domain/figures/figures/identity.ts'
import { validatePeriod } from '../../../domain/figures/figures/period.ts'
import { ownDetail, tellingDetails } from './details.ts'
import type { PostFigure } from './read-post-task.ts'

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
  /** As far as its indicator has these dimensions. */
  exhaustive_over: DimensionKey[]
  fact_key: string | null
}

/**
 * Makes proposals of the figures of a post, with the indicators and programmes of the school. What a figure is about
 * besides its dimensions becomes its `institution` or its `detail`. Different figures of the same fact get a `detail` of
 * the words around them, so that they become different facts.
 */
export function draftFigures(
  postFigures: readonly PostFigure[],
  referenceData: ReferenceData,
): DraftFigure[] {
  const groups = new Map<string, number[]>()
  for (const [index, postFigure] of postFigures.entries()) {
    const key = factOf(draftOf(postFigure, referenceData, undefined), ownDetail(postFigure.scope))
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  const details = postFigures.map(({ scope }) => ownDetail(scope))
  for (const indexes of groups.values()) {
    const same = indexes.map((index) => postFigures[index]!)
    if (new Set(same.map(({ figure }) => figure.value)).size < 2) continue
    const told = tellingDetails(same)
    for (const [at, index] of indexes.entries()) details[index] = told[at]
  }
  const drafts = postFigures.map((postFigure, index) => draftOf(postFigure, referenceData, details[index]))
  return drafts.map((draft, index) => ({
    ...draft,
    exhaustive_over: draft.exhaustive_over.filter((key) => areParts(draft, partsOf(drafts, index), key)),
  }))
}

/** What a figure states. Those without a period get one later, all the same one. */
function factOf(
  { fact_key, indicator_id, period, dimensions, figure }: DraftFigure,
  detail: string | undefined,
): string | null {
  if (fact_key !== null || indicator_id === null || period !== null) return fact_key
  return JSON.stringify([
    indicator_id,
    figure.unit,
    detail,
    Object.entries(factDimensions(dimensions)).toSorted(),
  ])
}

/** The figures behind one in its sentence. */
function partsOf(drafts: readonly DraftFigure[], index: number): DraftFigure[] {
  const { field, scope } = drafts[index]!
  const behind = drafts.slice(index + 1)
  const end = behind.findIndex((one) => one.field !== field || one.scope.sentence !== scope.sentence)
  return end === -1 ? behind : behind.slice(0, end)
}

/** Whether figures differ from a whole in one dimension alone: where another word tells a part apart, it is not added up. */
function areParts(whole: DraftFigure, parts: readonly DraftFigure[], key: DimensionKey): boolean {
  // a programme is one of a training type
  const isNamed = ({ dimensions }: DraftFigure) =>
    dimensions[key] !== undefined || (key === 'training_type' && dimensions.program !== undefined)
  const namesOf = ({ dimensions, indicator_id }: DraftFigure) => {
    const { [key]: _part, program, ...others } = factDimensions(dimensions)
    const ownProgram = key === 'training_type' || key === 'program' ? undefined : program
    return JSON.stringify([indicator_id, ownProgram, Object.entries(others).toSorted()])
  }
  return parts.every((part) => isNamed(part) && namesOf(part) === namesOf(whole))
}

function draftOf(
  postFigure: PostFigure,
  referenceData: ReferenceData,
  detail: string | undefined,
): DraftFigure {
  return withFactKey(applyReferenceData(postFigure, referenceData, detail))
}

function applyReferenceData(
  { field, figure, scope }: PostFigure,
  referenceData: ReferenceData,
  ownDetail: string | undefined,
): Omit<DraftFigure, 'fact_key'> {
  const { program, ...others } = figure.dimensions
  const programCode =
    program &&
    (referenceData.programs.get(codeKey(program)) ??
      referenceData.programs.get(program.toLowerCase()) ??
      program)
  const detail = others.detail ?? ownDetail
  const dimensions = canonicalDimensions({
    ...others,
    ...(programCode === undefined ? {} : { program: programCode }),
    ...(scope.institution === undefined ? {} : { institution: scope.institution }),
    ...(detail === undefined ? {} : { detail }),
  })
  const rules = figure.indicator === null ? undefined : referenceData.indicators.get(figure.indicator)
  const period = figure.period === null || validatePeriod(figure.period) ? null : figure.period
  const isOverWhole = figure.unit === 'percent' && figure.value > 100 && figure.relation === 'share'
  return {
    field,
    figure,
    scope,
    indicator_id: rules && matchesIndicator(rules, figure, dimensions) ? rules.id : null,
    period,
    dimensions,
    relation: isOverWhole ? 'of_plan' : figure.relation,
    exhaustive_over: figure.exhaustive_over.filter((key) => rules?.dimensions.includes(key)),
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
  const identity = identityOf(
    draft.indicator_id,
    draft.period,
    draft.dimensions,
    draft.relation,
    draft.figure.unit,
  )
  return { ...draft, fact_key: identity === undefined ? null : factKeyOf(identity) }
}
