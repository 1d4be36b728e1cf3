import { sql, type SQL } from 'drizzle-orm'
import { partyAccess, memberAccess } from '../../domain/party/access.ts'
import { cellKinds } from '../../domain/party/cells/table.ts'
import { learnerAccess } from '../../domain/training/access.ts'
import { planInForce } from '../../domain/training/plans/in-force.ts'
import { openedClass } from '../../domain/training/class-counts/opened.ts'
import type { ReadAccess } from '../../platform/access/resource-access.ts'
import type { outputKinds } from '../../domain/faculty/research-outputs/table.ts'
import { participantCounts } from '../../domain/faculty/staff-developments/participant-counts.ts'
import type { DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'

/** The query that counts an indicator from a register. */
interface RegisterQuery {
  register: CoveredRegister
  indicator: string
  /** The dimensions by which it can be counted. */
  countable: readonly DimensionKey[]
  /** The count is compared only with facts that have this dimension; undefined: with all facts. */
  requiredDimension?: DimensionKey
  /** It counts what is planned; absent: what was done. */
  ofPlan?: true
  /** Only callers who see all rows by this access get the count; undefined: all callers do. */
  requiredAccess?: ReadAccess
  /** The SQL of the cells: `year`, `dimensions` (jsonb) and `count` (null if there are rows, but their number is unknown). */
  cells: (years: SQL) => SQL
}

/** The indicators whose figures state the number of outputs of a kind. */
export const indicatorOfOutputs: Readonly<Record<(typeof outputKinds)[number], string>> = {
  topic: 'research.topics',
  seminar: 'research.seminars',
  paper: 'research.papers',
  broadcast: 'research.broadcast_episodes',
  bulletin: 'research.bulletin_issues',
  outreach: 'engagement.legal_education_sessions',
}

const yearIn = (years: SQL) => sql`year = any(${years})`
const countedClasses = (years: SQL) => sql`${openedClass} and ${yearIn(years)}`

/** The dimensions of a row of `counted`, by its programme and its plan. */
const trainingDimensions = sql`jsonb_strip_nulls(jsonb_build_object('program', programs.code, 'family', programs.family, 'training_type', programs.training_type, 'planned', counted.planned))`

const trainingCountable = { countable: ['program', 'family', 'training_type', 'planned'] } as const

const trainingQueries: readonly RegisterQuery[] = [
  {
    ...trainingCountable,
    register: 'classes',
    indicator: 'training.classes',
    cells: (years) => sql`select year, ${trainingDimensions} as dimensions, count(*)::int as count
      from class_counts as counted join programs on programs.id = counted.program_id
      where ${countedClasses(years)} group by 1, 2`,
  },
  {
    ...trainingCountable,
    register: 'enrollments',
    indicator: 'training.learners',
    cells: (years) => sql`select year, ${trainingDimensions} as dimensions, sum(learners)::int as count
      from (
        select year, program_id, part.planned, part.learners from class_counts
        cross join lateral (values (true, inside), (false, outside), (null, neither)) as part (planned, learners)
        where ${countedClasses(years)} and part.learners > 0
      ) as counted join programs on programs.id = counted.program_id group by 1, 2`,
  },
  {
    // only for the whole school, because counts of small groups would disclose results of single learners
    register: 'enrollments',
    indicator: 'training.learners',
    countable: ['result'],
    requiredDimension: 'result',
    requiredAccess: learnerAccess,
    cells: (
      years,
    ) => sql`select year, jsonb_build_object('result', result) as dimensions, count(*)::int as count
      from enrollments join (select class_id, year from class_counts where ${countedClasses(years)}) as counted
        on counted.class_id = enrollments.class_id
      where enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred') and enrollments.result is not null
      group by 1, 2
      union all
      select distinct year, '{}'::jsonb, null::int from class_counts
      where live = 0 and headcount > 0 and ${countedClasses(years)}`,
  },
]

/** The plans in force; what they do not say is unknown. */
const planQuery = (indicator: string, column: 'classes' | 'learners'): RegisterQuery => ({
  register: 'training-plans',
  indicator,
  countable: ['program', 'family', 'training_type'],
  ofPlan: true,
  cells: (years) =>
    sql`select plan.year, jsonb_strip_nulls(jsonb_build_object('program', programs.code, 'family', programs.family, 'training_type', programs.training_type)) as dimensions, plan.${sql.identifier(column)} as count
      from training_plans plan join programs on programs.id = plan.program_id
      where ${planInForce('plan')} and plan.${yearIn(years)}`,
})

/** Collectives that are no cells are graded in the same register. */
const ofCells = sql`and party_cell_id in (select id from party_cells where kind in (${sql.raw(cellKinds.map((kind) => `'${kind}'`).join(', '))}))`

const gradingQuery = (subject: 'cell' | 'member'): RegisterQuery => ({
  register: `party-${subject}-gradings`,
  indicator: `party.${subject}s_graded`,
  countable: ['grade'],
  requiredAccess: subject === 'cell' ? partyAccess : memberAccess,
  cells: (
    years,
  ) => sql`select year, jsonb_build_object('grade', grade) as dimensions, count(*)::int as count from ${sql.identifier(`party_${subject}_gradings`)}
    where deleted_at is null and current and confirmed_at is not null and outcome = 'graded' and quarter is null and ${yearIn(years)}
      ${subject === 'cell' ? ofCells : sql``} group by 1, 2`,
})

const outputQueries = Object.entries(indicatorOfOutputs).map(([kind, indicator]): RegisterQuery => ({
  register: 'research-outputs',
  indicator,
  countable: ['level'],
  cells: (years) =>
    sql`select year, jsonb_strip_nulls(jsonb_build_object('level', level)) as dimensions, count(*)::int as count
      from research_outputs where deleted_at is null and kind = ${kind} and ${yearIn(years)} group by 1, 2`,
}))

const staffQuery = (
  indicator: string,
  kinds: readonly string[],
  countable: readonly DimensionKey[],
): RegisterQuery => ({
  register: 'staff-developments',
  indicator,
  countable,
  cells: (years) =>
    sql`select year, jsonb_strip_nulls(jsonb_build_object('subject', subject)) as dimensions,
      case when count(people) = count(*) then sum(people)::int end as count
    from (${participantCounts(yearIn(years))}) as turns where kind = any(${sql.param(kinds)}::text[]) group by 1, 2`,
})

/** All queries of registers, besides commendations. */
export const registerQueries: readonly RegisterQuery[] = [
  ...trainingQueries,
  planQuery('training.classes', 'classes'),
  planQuery('training.learners', 'learners'),
  gradingQuery('cell'),
  gradingQuery('member'),
  ...outputQueries,
  staffQuery('staff.sent_for_study', ['study', 'in_service_training'], ['subject']),
  staffQuery('staff.field_research', ['field_research'], []),
]
