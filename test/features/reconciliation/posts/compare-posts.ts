import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../../../src/features/extraction/proposals/read-post-task.ts'
import { draftFigures } from '../../../../src/features/extraction/proposals/draft-figures.ts'
import { factDimensions } from '../../../../src/domain/figures/figures/dimensions.ts'
import { exceptionsOf } from '../../../../src/domain/figures/reconciliation-exceptions/exceptions.ts'
import { isOfSchoolNamed } from '../../../../src/features/reconciliation/own-school.ts'
import { reconcile } from '../../../../src/features/reconciliation/reconcile.ts'
import type { RegisterCounts } from '../../../../src/features/reconciliation/register-rows.ts'
import type { Reconciliation } from '../../../../src/features/reconciliation/row.ts'
import type { IndicatorShape, Statement } from '../../../../src/features/reconciliation/statement.ts'
import type { Unit } from '../../../../src/libraries/figure-grammar/figure.ts'
import { packageRoot } from '../../../../src/package.ts'

interface SeededIndicator extends IndicatorShape {
  unit: Unit
  other_units: Unit[]
  dimensions: string[]
}

const list = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','))
const seed =
  /\('(?<id>[0-9a-f-]{36})', '(?<code>[\w.]+)', '(?<vi>[^']*)', '(?<en>[^']*)', '(?<unit>\w+)', '(?<units>\{[^']*\})', '(?<kind>\w+)', '\w+', '(?<adds>\{[^']*\})', '(?<dimensions>\{[^']*\})'\)/g

/** The indicators of a new database. */
function seededIndicators(): SeededIndicator[] {
  const sql = readFileSync(join(packageRoot, 'migrations/0005_figure_seeds.sql'), 'utf8')
  return [...sql.matchAll(seed)].map(({ groups = {} }) => ({
    id: groups['id']!,
    code: groups['code']!,
    name_vi: groups['vi']!,
    name_en: groups['en']!,
    unit: groups['unit'] as Unit,
    other_units: list(groups['units']!) as Unit[],
    kind: groups['kind'] as IndicatorShape['kind'],
    adds_over: list(groups['adds']!),
    // a later migration adds the detail
    dimensions: [...new Set([...list(groups['dimensions']!), 'detail'])],
  }))
}

const indicators = seededIndicators()
const referenceData = {
  indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
  programs: new Map<string, string>(),
}

/** A post as it is compared. */
export interface ComparedPost {
  title?: string
  summary?: string
  body: readonly string[]
  publishedOn?: string
}

/** The proposals of a post, with the programmes of no register. */
export function proposalsOf({ title = '', summary = '', body }: ComparedPost) {
  const texts = { title, summary, body_text: body.join('\n'), 'cover.caption': null }
  const { about, figures, year } = run({ texts, year: null })
  return { about, year, drafts: draftFigures(figures, referenceData) }
}

function statementsOf(post: ComparedPost, id: string): Statement[] {
  const { about, drafts } = proposalsOf(post)
  return drafts.flatMap(
    ({ field, figure, fact_key, indicator_id, period, dimensions, relation, exhaustive_over }, index) => {
      if (fact_key === null || indicator_id === null || period === null) return []
      const { value, qualifier, denominator, unit, quote, start, end } = figure
      const document = { number: null, issuer: null, date: null, page: null }
      return {
        figure_id: `${id} ${String(index).padStart(4, '0')}`,
        fact_key,
        indicator_id,
        period,
        dimensions: factDimensions(dimensions),
        value,
        qualifier,
        relation,
        denominator,
        percent: figure.percent,
        unit,
        status: 'proposed',
        exhaustive_over,
        source: { post_id: id, revision: 1, field, quote, start, end, ...document },
        about,
        stated_on: post.publishedOn ?? null,
        decided_at: null,
      }
    },
  )
}

/** A school with complete registers. */
interface School {
  name: string | null
  registers: readonly RegisterCounts[]
}

/** All comparisons of some posts with each other. @param parted quotes that an editor has parted */
export function comparePosts(
  posts: readonly ComparedPost[],
  parted: readonly string[] = [],
  { name, registers }: School = { name: null, registers: [] },
): Reconciliation[] {
  const statements = posts.flatMap((post, index) => statementsOf(post, `post ${index}`))
  const ids = statements
    .filter(({ source }) => parted.includes(source?.quote ?? ''))
    .map(({ figure_id }) => figure_id)
  const exceptions = exceptionsOf(ids.length === 0 ? [] : [ids])
  const isOfSchool = isOfSchoolNamed(name)
  return reconcile({
    indicators,
    statements,
    registers,
    rules: [],
    exceptions,
    programTypes: new Map(),
    isOfSchool,
  })
}

/** The numbers that a comparison compares. */
export const numbersOf = ({ stated, parts }: Reconciliation): number[] => [
  stated.value,
  ...(parts?.items ?? []).map(({ value }) => value),
]
