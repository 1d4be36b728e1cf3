import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../database/database.ts'
import type { FigureDimensions } from '../figures/dimensions.ts'
import { registerCoverage } from '../register-coverage/table.ts'
import type { coveredRegisters } from '../register-coverage/table.ts'
import type { RegisterCounts } from './register.ts'

type Register = (typeof coveredRegisters)[number]

/** How an indicator is counted from a register: rows of `year`, `dimensions` (jsonb) and `count`. */
interface Counting {
  register: Register
  indicator: string
  countable: readonly string[]
  /** Registers of persons and unpublished gradings are not counted for everyone. */
  isPublic: boolean
  cells: (years: SQL) => SQL
}

const training = ['program', 'family', 'training_type', 'planned']

/** What a programme and a plan say of what is `counted`, as dimensions. */
const trainingDimensions = sql`jsonb_strip_nulls(jsonb_build_object('program', programs.code, 'family', programs.family, 'training_type', programs.training_type, 'planned', counted.planned))`

const held = (years: SQL) => sql`not trashed and status <> 'cancelled' and year = any(${years})`

const gradings = (table: 'party_cell_gradings' | 'party_member_gradings') => (years: SQL) =>
  sql`select year, jsonb_build_object('grade', grade) as dimensions, count(*)::int as count from ${sql.identifier(table)}
    where deleted_at is null and current and outcome = 'graded' and quarter is null and year = any(${years}) group by 1, 2`

const outputs = (kind: string) => (years: SQL) =>
  sql`select year, jsonb_strip_nulls(jsonb_build_object('level', level)) as dimensions, count(*)::int as count from research_outputs
    where deleted_at is null and kind = ${kind} and year = any(${years}) group by 1, 2`

const countings: readonly Counting[] = [
  {
    register: 'classes',
    indicator: 'training.classes',
    countable: training,
    isPublic: true,
    cells: (years) => sql`select year, ${trainingDimensions} as dimensions, count(*)::int as count
      from class_counts as counted join programs on programs.id = counted.program_id
      where ${held(years)} group by 1, 2`,
  },
  {
    register: 'enrollments',
    indicator: 'training.learners',
    countable: training,
    isPublic: true,
    cells: (years) => sql`select year, ${trainingDimensions} as dimensions, sum(learners)::int as count
      from (
        select year, program_id, part.planned, part.learners from class_counts
        cross join lateral (values (true, inside), (false, outside), (null, neither)) as part (planned, learners)
        where ${held(years)} and part.learners > 0
      ) as counted join programs on programs.id = counted.program_id group by 1, 2`,
  },
  {
    register: 'party-cell-gradings',
    indicator: 'party.cells_graded',
    countable: ['grade'],
    isPublic: false,
    cells: gradings('party_cell_gradings'),
  },
  {
    register: 'party-member-gradings',
    indicator: 'party.members_graded',
    countable: ['grade'],
    isPublic: false,
    cells: gradings('party_member_gradings'),
  },
  ...(['topic', 'seminar', 'paper'] as const).map((kind): Counting => ({
    register: 'research-outputs',
    indicator: `research.${kind}s`,
    countable: ['level'],
    isPublic: true,
    cells: outputs(kind),
  })),
]

interface Cell {
  [column: string]: unknown
  year: number
  dimensions: FigureDimensions
  count: number
}

/** What the registers count in the years for which they were declared complete; one statement a register. */
export async function registerCounts(
  { orm }: Pick<Transaction, 'orm'>,
  years: readonly number[],
  isPublic: boolean,
): Promise<RegisterCounts[]> {
  const complete = await orm
    .select({ register: registerCoverage.register, year: registerCoverage.year })
    .from(registerCoverage)
    .where(and(eq(registerCoverage.complete, true), inArray(registerCoverage.year, [...years])))
  const counts: RegisterCounts[] = []
  for (const { register, indicator, countable, cells, ...counting } of countings) {
    const own = complete.filter((declared) => declared.register === register).map(({ year }) => year)
    if (own.length === 0 || (isPublic && !counting.isPublic)) continue
    const { rows } = await orm.execute<Cell>(cells(sql`${sql.param(own)}::int[]`))
    for (const year of own) {
      const ofYear = rows.filter((row) => row.year === year)
      counts.push({ register, indicator, year, countable, cells: ofYear })
    }
  }
  return counts
}
