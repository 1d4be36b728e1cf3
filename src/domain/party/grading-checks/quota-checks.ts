import { measureQuota } from '../../figures/quota-rules/measure.ts'
import type { quotaRules } from '../../figures/quota-rules/table.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import type { Grade } from '../../../libraries/figure-grammar/figure.ts'
import type { GradeCount } from './count-grades.ts'
import type { GradingCheck } from './schema.ts'
import { quotaText } from './texts.ts'

/** A stored quota rule. */
export type Rule = typeof quotaRules.$inferSelect

const noScore = { grading_id: null, score: null, least_score: null }

/** Whether a rule counts only members who lead or manage; collectives do not. */
export const countsLeaders = ({ leaders_only, subject_kind }: Rule): boolean =>
  leaders_only && subject_kind === 'member'

/** The gradings that a rule counts together. */
interface Group {
  organisation: string | null
  kind: GradeCount['kind']
  /** Undefined: the rule does not count by task groups. */
  task_group: string | null | undefined
  cell: string | null
}

/** Where the rule counts a grading. Collectives count together with alike ones. */
const groupOf = (
  { counted_in, subject_kind }: Rule,
  { organisation, kind, task_group, cell }: GradeCount,
): Group => ({
  organisation,
  kind: subject_kind === 'cell' ? kind : null,
  task_group: counted_in === 'task_group' ? task_group : undefined,
  cell: counted_in === 'cell' ? cell : null,
})

const sumOf = (counts: readonly GradeCount[]) => counts.reduce((sum, { count }) => sum + count, 0)

/** The check of a rule in a group. @param place names the group where there are several */
function quotaCheck(
  rule: Rule,
  { organisation, kind, task_group, cell }: Group,
  counts: readonly GradeCount[],
  place: Bilingual | null,
): GradingCheck {
  const { id, regulation, subject_kind, grade, base_grades, limit, exceptional_limit } = rule
  const onlyLeaders = countsLeaders(rule)
  const isCounted = ({ leads }: GradeCount) => !onlyLeaders || leads === true
  const countOf = (grades: readonly Grade[]) =>
    sumOf(counts.filter((one) => isCounted(one) && one.grade !== null && grades.includes(one.grade)))
  const [value, base] = [countOf([grade]), countOf(base_grades)]
  const unknown_leaders = onlyLeaders ? sumOf(counts.filter(({ leads }) => leads === null)) : null
  const measured = measureQuota(rule, value, base)
  // those of whom it is not known may be of the value, of the base, or of neither
  const status = unknown_leaders === null || unknown_leaders === 0 ? measured.status : 'incomplete'
  const numbers = { ...measured, status, unknown_leaders }
  const shown = { subject_kind, grade, base_grades, value, base, limit, exceptional_limit, ...numbers }
  return {
    kind: 'quota',
    ...shown,
    ...noScore,
    organisation_id: organisation,
    organisation_kind: kind,
    task_group: task_group ?? null,
    party_cell_id: cell,
    rule_id: id,
    regulation,
    message: quotaText({ ...shown, measured: measured.status, regulation, organisation_kind: kind, place }),
  }
}

/** What a school's own organisation is graded is measured by the committee above, among others like it. */
const isGradedAbove = ({ kind }: GradeCount) =>
  kind === 'grassroots_organisation' || kind === 'grassroots_cell'

const same = (text: string): Bilingual => ({ en: text, vi: text })
const noOrganisation = { en: 'Outside of a grassroots organisation', vi: 'Chưa rõ tổ chức cơ sở đảng' }
const noTaskGroup = { en: 'No task group', vi: 'Chưa ghi nhóm nhiệm vụ' }

/** What a group is called; null for a whole organisation that is the only one. @param names undefined: it is */
function placeOf(
  { organisation, task_group, cell }: Group,
  cellName: string,
  names: ReadonlyMap<string, string> | undefined,
): Bilingual | null {
  if (cell !== null) return same(cellName)
  const name = names?.get(organisation ?? '')
  const parts: Bilingual[] = names === undefined ? [] : [name === undefined ? noOrganisation : same(name)]
  if (task_group !== undefined) parts.push(task_group === null ? noTaskGroup : same(task_group))
  if (parts.length === 0) return null
  return { en: parts.map(({ en }) => en).join(', '), vi: parts.map(({ vi }) => vi).join(', ') }
}

/** The checks of a rule, in each group that it counts together. @param names the names of grassroots organisations */
export function quotaChecks(
  rule: Rule,
  counts: readonly GradeCount[],
  names: ReadonlyMap<string, string>,
): GradingCheck[] {
  const counted = counts.filter((one) =>
    rule.subject_kind === 'cell' ? !isGradedAbove(one) : !countsLeaders(rule) || one.leads !== false,
  )
  const groups = new Map<string, { group: Group; counts: GradeCount[] }>()
  for (const one of counted) {
    if (rule.counted_in === 'cell' && one.cell === null) continue
    const group = groupOf(rule, one)
    const key = JSON.stringify(Object.values(group))
    const { counts: own } = groups.get(key) ?? { counts: [] }
    groups.set(key, { group, counts: [...own, one] })
  }
  const organisations = new Set(counted.map(({ organisation }) => organisation))
  return [...groups.values()].map(({ group, counts: own }) => {
    const place = placeOf(group, own[0]?.name ?? '', organisations.size > 1 ? names : undefined)
    return quotaCheck(rule, group, own, place)
  })
}
