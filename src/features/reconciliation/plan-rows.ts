import { numberText } from '../../domain/figures/figures/number-text.ts'
import { boundsOf, compareBounds } from '../../domain/figures/facts/bounds.ts'
import { codeKey } from '../../libraries/vietnamese/code-key.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import type { Exceptions } from '../../domain/figures/reconciliation-exceptions/exceptions.ts'
import { quoteText } from './explanation-texts.ts'
import {
  comparisonRow,
  countMatching,
  factsOfYears,
  registerRow,
  type RegisterCounts,
} from './register-rows.ts'
import { toCitedFigure, type Reconciliation } from './row.ts'
import { preferredStatement, type IndicatorShape, type Statement } from './statement.ts'

const planRegister = 'training-plans'

/** What a plan plans, with the words for it. */
const plannedIndicators: readonly { code: string; name: Bilingual }[] = [
  { code: 'training.learners', name: { en: 'learners', vi: 'học viên' } },
  { code: 'training.classes', name: { en: 'classes', vi: 'lớp' } },
]

const fulfilmentIndicator = 'training.plan_fulfilment'

interface Fulfilment {
  name: Bilingual
  held: number
  planned: number
}

/** The plan and what was held of it, by the complete registers, for each number that a plan has. */
function fulfilments(
  { dimensions }: Statement,
  year: number,
  registers: readonly RegisterCounts[],
): Fulfilment[] {
  const ofYear = registers.filter((counts) => counts.year === year)
  return plannedIndicators.flatMap(({ code, name }) => {
    const count = (ofPlan: boolean) => {
      const counts = ofYear.find(
        ({ indicator, register }) => indicator === code && (register === planRegister) === ofPlan,
      )
      return counts && countMatching(counts, ofPlan ? { ...dimensions, scenario: 'plan' } : dimensions)
    }
    const [held, planned] = [count(false), count(true)]
    return held === undefined || planned === undefined || planned === 0 ? [] : [{ name, held, planned }]
  })
}

/** The percentage with as many decimals as the stated one has: 102.49 agrees with 102.5. */
function roundedLike({ held, planned }: Fulfilment, stated: number): number {
  const decimals = String(stated).split('.')[1]?.length ?? 0
  return Number(((held / planned) * 100).toFixed(decimals))
}

function fulfilmentRow(stated: Statement, year: number, all: readonly Fulfilment[]): Reconciliation[] {
  const compared = all.map((each) => {
    const percent = roundedLike(each, stated.value)
    return {
      ...each,
      percent,
      isSame: compareBounds({ low: percent, high: percent }, boundsOf(stated)) === 'same',
    }
  })
  // texts do not say whether they mean learners or classes
  const best = compared.find(({ isSame }) => isSame) ?? compared[0]
  if (best === undefined) return []
  const register = { register: planRegister, year, count: best.percent } as const
  return [comparisonRow(stated, register, (isSame) => explainFulfilment(stated, compared, isSame))]
}

function explainFulfilment(
  stated: Statement,
  compared: readonly (Fulfilment & { percent: number })[],
  isSame: boolean,
): Bilingual {
  const [value, quote] = [numberText(stated.value), quoteText(toCitedFigure(stated))]
  const shares = compared.map(({ name, held, planned, percent }) => {
    const [done, whole, share] = [numberText(held), numberText(planned), numberText(percent)]
    return {
      en: `${done.en} of ${whole.en} planned ${name.en} are ${share.en}%`,
      vi: `${done.vi}/${whole.vi} ${name.vi} theo kế hoạch, đạt ${share.vi}%`,
    }
  })
  const end = isSame
    ? { en: 'They agree.', vi: 'Số liệu khớp nhau.' }
    : { en: 'They differ.', vi: 'Số liệu không khớp nhau.' }
  return {
    en: `Stated: ${value.en}% of the plan (${quote.en}). By the registers, ${shares.map(({ en }) => en).join('; ')}. ${end.en}`,
    vi: `Số liệu đã nêu: đạt ${value.vi}% kế hoạch (${quote.vi}). Theo sổ theo dõi của trường: ${shares.map(({ vi }) => vi).join('; ')}. ${end.vi}`,
  }
}

/**
 * The rows that compare what texts say about plans with the plans in force: the percentage of a plan with what the
 * registers hold of it, and the plan of a ratio (65/60) with the planned number.
 */
export function planRows(
  indicator: IndicatorShape,
  statements: readonly Statement[],
  registers: readonly RegisterCounts[],
  exceptions: Exceptions,
  preferredPost?: string,
): Reconciliation[] {
  const code = codeKey(indicator.code)
  const facts = factsOfYears(statements, exceptions)
  const yearOf = ({ period }: Statement) => Number(period.end.slice(0, 4))
  if (code === fulfilmentIndicator) {
    return facts.flatMap((same) => {
      const stated = preferredStatement(same, preferredPost)
      const year = yearOf(stated)
      return fulfilmentRow(stated, year, fulfilments(stated, year, registers))
    })
  }
  const plans = registers.filter((counts) => counts.register === planRegister && counts.indicator === code)
  if (plans.length === 0) return []
  return facts.flatMap((same) => {
    const { denominator, ...stated } = preferredStatement(same, preferredPost)
    if (stated.relation !== 'of_plan' || denominator === null) return []
    const whole: Statement = {
      ...stated,
      denominator: null,
      value: denominator,
      qualifier: 'exact',
      dimensions: { ...stated.dimensions, scenario: 'plan' },
    }
    return plans.flatMap((counts) => {
      const count = counts.year === yearOf(whole) ? countMatching(counts, whole.dimensions) : undefined
      if (count === undefined) return []
      const row = registerRow(whole, counts, count)
      return [{ ...row, stated: { ...row.stated, figure_id: null } }]
    })
  })
}
