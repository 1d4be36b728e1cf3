import { and, asc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { measureQuota } from '../../figures/quota-rules/measure.ts'
import { rulesOfPeriod } from '../../figures/quota-rules/rules-of-period.ts'
import { quotaRules, type quotaSubjects } from '../../figures/quota-rules/table.ts'
import { partyCellGradings } from '../cell-gradings/table.ts'
import { partyCells } from '../cells/table.ts'
import { lastDayOfPeriod, type GradedPeriod } from '../gradings/period.ts'
import { partyMemberGradings } from '../member-gradings/table.ts'
import { partyMembers } from '../members/table.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Grade } from '../../../libraries/figure-grammar/figure.ts'
import type { GradingCheck } from './schema.ts'
import { quotaText, scoreText } from './texts.ts'

type Reader = Pick<Transaction, 'orm'>
type Subject = (typeof quotaSubjects)[number]
type Rule = typeof quotaRules.$inferSelect
type Gradings = typeof partyMemberGradings | typeof partyCellGradings

/** How many gradings of a cell have a grade. */
interface GradeCount {
  cell: string | null
  name: string | null
  grade: Grade | null
  count: number
}

/** A grading with a score. */
interface Scored {
  id: string
  cell: string | null
  name: string
  grade: Grade | null
  score: number | null
}

const gradedIn = (table: Gradings, { year, quarter }: GradedPeriod): SQL | undefined =>
  and(
    eq(table.year, year),
    quarter === null ? isNull(table.quarter) : eq(table.quarter, quarter),
    eq(table.current, true),
    eq(table.outcome, 'graded'),
    isNull(table.deleted_at),
  )

/** The counts by cell and grade. The grade of a grading is that of its furthest step. */
async function countGrades({ orm }: Reader, subject: Subject, period: GradedPeriod): Promise<GradeCount[]> {
  const table = subject === 'member' ? partyMemberGradings : partyCellGradings
  return await orm
    .select({
      cell: table.party_cell_id,
      name: partyCells.name,
      grade: table.grade,
      count: sql<number>`count(*)::int`,
    })
    .from(table)
    .leftJoin(partyCells, eq(partyCells.id, table.party_cell_id))
    .where(gradedIn(table, period))
    .groupBy(table.party_cell_id, partyCells.name, table.grade)
    .orderBy(asc(partyCells.name), asc(table.party_cell_id))
}

const leastScores = ({
  excellent_score,
  good_score,
  completed_score,
}: Rule): Record<Grade, number | null> => ({
  excellent: excellent_score,
  good: good_score,
  completed: completed_score,
  not_completed: null,
})

/** The gradings whose score is under the least one of their grade. */
async function scoredTooHigh(
  { orm }: Reader,
  subject: Subject,
  period: GradedPeriod,
  least: Record<Grade, number | null>,
): Promise<Scored[]> {
  const isTooHigh = (table: Gradings) =>
    and(
      gradedIn(table, period),
      isNotNull(table.score),
      sql`${table.score} < case ${table.grade} when 'excellent' then ${least.excellent}::float8
        when 'good' then ${least.good}::float8 when 'completed' then ${least.completed}::float8 end`,
    )
  if (subject === 'member') {
    const { id, party_cell_id: cell, grade, score } = partyMemberGradings
    return await orm
      .select({ id, cell, name: partyMembers.full_name, grade, score })
      .from(partyMemberGradings)
      .innerJoin(partyMembers, eq(partyMembers.id, partyMemberGradings.party_member_id))
      .where(isTooHigh(partyMemberGradings))
      .orderBy(asc(id))
  }
  const { id, party_cell_id: cell, grade, score } = partyCellGradings
  return await orm
    .select({ id, cell, name: partyCells.name, grade, score })
    .from(partyCellGradings)
    .innerJoin(partyCells, eq(partyCells.id, cell))
    .where(isTooHigh(partyCellGradings))
    .orderBy(asc(id))
}

const noScore = { grading_id: null, score: null, least_score: null }
const noQuota = {
  value: null,
  base: null,
  base_grades: [],
  percent: null,
  limit: null,
  allowed: null,
  exceptional_limit: null,
  exceptional_allowed: null,
}

/** The check of a rule in the cell, or in the whole organisation. */
function quotaCheck(
  rule: Rule,
  counts: readonly GradeCount[],
  cell: { id: string; name: string } | null,
): GradingCheck {
  const countOf = (grades: readonly Grade[]) =>
    counts
      .filter(({ grade }) => grade !== null && grades.includes(grade))
      .reduce((sum, { count }) => sum + count, 0)
  const { id, regulation, subject_kind, grade, base_grades, limit, exceptional_limit } = rule
  const [value, base] = [countOf([grade]), countOf(base_grades)]
  const measured = measureQuota(rule, value, base)
  const shown = { subject_kind, grade, base_grades, value, base, limit, exceptional_limit, ...measured }
  return {
    kind: 'quota',
    ...shown,
    ...noScore,
    party_cell_id: cell?.id ?? null,
    rule_id: id,
    regulation,
    message: quotaText({ ...shown, regulation, cell: cell?.name ?? null }),
  }
}

function quotaChecks(rule: Rule, counts: readonly GradeCount[]): GradingCheck[] {
  if (counts.length === 0) return []
  if (rule.counted_in === 'organisation') return [quotaCheck(rule, counts, null)]
  const cells = new Map(counts.flatMap(({ cell, name }) => (cell && name ? [[cell, name] as const] : [])))
  return [...cells].map(([id, name]) =>
    quotaCheck(
      rule,
      counts.filter(({ cell }) => cell === id),
      { id, name },
    ),
  )
}

function scoreCheck(rule: Rule, subject: Subject, { id, cell, name, grade, score }: Scored): GradingCheck[] {
  const least = grade === null ? null : leastScores(rule)[grade]
  if (grade === null || score === null || least === null) return []
  return [
    {
      kind: 'score',
      status: 'mismatch',
      subject_kind: subject,
      party_cell_id: cell,
      grade,
      ...noQuota,
      grading_id: id,
      score,
      least_score: least,
      rule_id: rule.id,
      regulation: rule.regulation,
      message: scoreText(name, grade, score, least),
    },
  ]
}

const statuses = ['mismatch', 'incomplete', 'match'] as const

/** Checks the gradings of a period, by the rules that grade it, whenever they are decided. */
export async function findGradingChecks(
  reader: Reader,
  period: GradedPeriod,
  subject?: Subject,
): Promise<GradingCheck[]> {
  const live = await reader.orm
    .select()
    .from(quotaRules)
    .where(and(isNull(quotaRules.deleted_at), subject && eq(quotaRules.subject_kind, subject)))
    .orderBy(asc(quotaRules.valid_from), asc(quotaRules.id))
  const rules = rulesOfPeriod(live, period.quarter !== null, lastDayOfPeriod(period))
  const checks: GradingCheck[] = []
  for (const one of new Set(rules.map(({ subject_kind }) => subject_kind))) {
    const own = rules.filter(({ subject_kind }) => subject_kind === one)
    const counts = await countGrades(reader, one, period)
    checks.push(...own.flatMap((rule) => quotaChecks(rule, counts)))
    const scored = own.find((rule) => Object.values(leastScores(rule)).some((score) => score !== null))
    if (scored === undefined) continue
    const tooHigh = await scoredTooHigh(reader, one, period, leastScores(scored))
    checks.push(...tooHigh.flatMap((grading) => scoreCheck(scored, one, grading)))
  }
  return checks.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status))
}
