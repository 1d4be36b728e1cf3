import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { rulesOfPeriod } from '../../figures/quota-rules/rules-of-period.ts'
import { quotaRules, type quotaSubjects } from '../../figures/quota-rules/table.ts'
import { partyCellGradings } from '../cell-gradings/table.ts'
import { partyCells } from '../cells/table.ts'
import { lastDayOfPeriod, type GradedPeriod } from '../gradings/period.ts'
import { partyMemberGradings } from '../member-gradings/table.ts'
import { partyMembers } from '../members/table.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Grade } from '../../../libraries/figure-grammar/figure.ts'
import { countGrades } from './count-grades.ts'
import { gradedIn } from './graded-in.ts'
import { countsLeaders, quotaChecks, type Rule } from './quota-checks.ts'
import type { GradingCheck } from './schema.ts'
import { scoreText } from './texts.ts'

type Reader = Pick<Transaction, 'orm'>
type Subject = (typeof quotaSubjects)[number]
type Gradings = typeof partyMemberGradings | typeof partyCellGradings

/** A grading with a score. */
interface Scored {
  id: string
  cell: string | null
  name: string
  grade: Grade | null
  score: number | null
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

/** The gradings whose score is under the least one of their grade, by a rule. Who may lead is asked about, too. */
async function scoredTooHigh(
  { orm }: Reader,
  subject: Subject,
  period: GradedPeriod,
  rule: Rule,
): Promise<Scored[]> {
  const least = leastScores(rule)
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
      .where(
        and(
          isTooHigh(partyMemberGradings),
          countsLeaders(rule) ? sql`${partyMemberGradings.holds_leadership} is not false` : undefined,
        ),
      )
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

const noQuota = {
  organisation_id: null,
  organisation_kind: null,
  task_group: null,
  value: null,
  base: null,
  base_grades: [],
  percent: null,
  limit: null,
  allowed: null,
  exceptional_limit: null,
  exceptional_allowed: null,
  unknown_leaders: null,
}

/** The names of organisations by id. */
async function namesOf({ orm }: Reader, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const named = [...new Set(ids.flatMap((id) => id ?? []))]
  if (named.length === 0) return new Map()
  const { id, name } = partyCells
  const found = await orm.select({ id, name }).from(partyCells).where(inArray(id, named))
  return new Map(found.map((one) => [one.id, one.name]))
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
    const names = await namesOf(
      reader,
      counts.map(({ organisation }) => organisation),
    )
    checks.push(...own.flatMap((rule) => quotaChecks(rule, counts, names)))
    const scored = own.find((rule) => Object.values(leastScores(rule)).some((score) => score !== null))
    if (scored === undefined) continue
    const tooHigh = await scoredTooHigh(reader, one, period, scored)
    checks.push(...tooHigh.flatMap((grading) => scoreCheck(scored, one, grading)))
  }
  return checks.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status))
}
