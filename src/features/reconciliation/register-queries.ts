import { sql, type SQL } from 'drizzle-orm'
import { partyAccess, memberAccess } from '../../domain/party/access.ts'
import { learnerAccess } from '../../domain/training/access.ts'
import type { ReadAccess } from '../../platform/access/resource-access.ts'
import type { outputKinds } from '../../domain/faculty/research-outputs/table.ts'
import { participantCounts } from '../../domain/faculty/staff-developments/participant-counts.ts'
import type { DimensionKey } from '../../domain/figures/figures/dimensions.ts'
import type { CoveredRegister } from '../../domain/figures/register-coverage/table.ts'

/** How an indicator is counted from a register. */
export interface Counting {
  register: CoveredRegister
  indicator: string
  /** The dimensions by which it can be counted. */
  countable: readonly DimensionKey[]
  /** Compared only with facts that say this; absent: with any. */
  needs?: DimensionKey
  /** Only callers who see every row of such a register get the count; absent: everyone does. */
  needsAllRows?: ReadAccess
  /** Rows of `year`, `dimensions` (jsonb) and `count` (null: there are some, nobody has said how many). */
  cells: (years: SQL) => SQL
}

/** The indicator whose figures state how many outputs of a kind there are; null where none does. */
export const indicatorOfOutputs: Readonly<Record<(typeof outputKinds)[number], string | null>> = {
  topic: 'research.topics',
  seminar: 'research.seminars',
  paper: 'research.papers',
  broadcast: 'research.broadcast_episodes',
  bulletin: 'research.bulletin_issues',
  outreach: null,
}

const inYears = (years: SQL) => sql`year = any(${years})`
const held = (years: SQL) => sql`not trashed and status <> 'cancelled' and ${inYears(years)}`

/** What a programme and a plan say of what is `counted`, as dimensions. */
const trainingDimensions = sql`jsonb_strip_nulls(jsonb_build_object('program', programs.code, 'family', programs.family, 'training_type', programs.training_type, 'planned', counted.planned))`

const ofTraining = { countable: ['program', 'family', 'training_type', 'planned'] } as const

const training: readonly Counting[] = [
  {
    ...ofTraining,
    register: 'classes',
    indicator: 'training.classes',
    cells: (years) => sql`select year, ${trainingDimensions} as dimensions, count(*)::int as count
      from class_counts as counted join programs on programs.id = counted.program_id
      where ${held(years)} group by 1, 2`,
  },
  {
    ...ofTraining,
    register: 'enrollments',
    indicator: 'training.learners',
    cells: (years) => sql`select year, ${trainingDimensions} as dimensions, sum(learners)::int as count
      from (
        select year, program_id, part.planned, part.learners from class_counts
        cross join lateral (values (true, inside), (false, outside), (null, neither)) as part (planned, learners)
        where ${held(years)} and part.learners > 0
      ) as counted join programs on programs.id = counted.program_id group by 1, 2`,
  },
  {
    // of the school as a whole: smaller groups would tell what single learners got
    register: 'enrollments',
    indicator: 'training.learners',
    countable: ['result'],
    needs: 'result',
    needsAllRows: learnerAccess,
    cells: (
      years,
    ) => sql`select year, jsonb_build_object('result', result) as dimensions, count(*)::int as count
      from enrollments join class_counts on class_counts.class_id = enrollments.class_id
      where enrollments.deleted_at is null and enrollments.status <> 'withdrawn' and enrollments.result is not null
        and not trashed and class_counts.status <> 'cancelled' and ${inYears(years)} group by 1, 2
      union all
      select distinct year, '{}'::jsonb, null::int from class_counts
      where live = 0 and headcount > 0 and ${held(years)}`,
  },
]

const gradings = (subject: 'cell' | 'member'): Counting => ({
  register: `party-${subject}-gradings`,
  indicator: `party.${subject}s_graded`,
  countable: ['grade'],
  needsAllRows: subject === 'cell' ? partyAccess : memberAccess,
  cells: (
    years,
  ) => sql`select year, jsonb_build_object('grade', grade) as dimensions, count(*)::int as count from ${sql.identifier(`party_${subject}_gradings`)}
    where deleted_at is null and current and outcome = 'graded' and quarter is null and ${inYears(years)} group by 1, 2`,
})

const outputs = Object.entries(indicatorOfOutputs).flatMap(([kind, indicator]): Counting[] =>
  indicator === null
    ? []
    : [
        {
          register: 'research-outputs',
          indicator,
          countable: ['level'],
          cells: (years) =>
            sql`select year, jsonb_strip_nulls(jsonb_build_object('level', level)) as dimensions, count(*)::int as count
            from research_outputs where deleted_at is null and kind = ${kind} and ${inYears(years)} group by 1, 2`,
        },
      ],
)

const turns = (
  indicator: string,
  kinds: readonly string[],
  countable: readonly DimensionKey[],
): Counting => ({
  register: 'staff-developments',
  indicator,
  countable,
  cells: (years) =>
    sql`select year, jsonb_strip_nulls(jsonb_build_object('subject', subject)) as dimensions,
      case when count(people) = count(*) then sum(people)::int end as count
    from (${participantCounts(inYears(years))}) as turns where kind = any(${sql.param(kinds)}::text[]) group by 1, 2`,
})

/** Everything that registers can be asked for, where they are complete. */
export const countings: readonly Counting[] = [
  ...training,
  gradings('cell'),
  gradings('member'),
  ...outputs,
  turns('staff.sent_for_study', ['study', 'in_service_training'], ['subject']),
  turns('staff.field_research', ['field_research'], []),
]
