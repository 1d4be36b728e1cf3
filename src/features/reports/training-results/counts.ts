import { sql, type SQL } from 'drizzle-orm'
import { openedClass } from '../../../domain/training/class-counts/opened.ts'
import { classModes } from '../../../domain/training/classes/table.ts'
import { enrollments, uncountedStatuses } from '../../../domain/training/enrollments/table.ts'
import { isMinority } from '../../../domain/training/learners/minority.ts'
import { learners, sexes } from '../../../domain/training/learners/table.ts'
import type { CoveredRegister } from '../../../domain/figures/register-coverage/table.ts'
import { positionLevels } from '../../../domain/training/work/columns.ts'
import { enrollmentResults, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'
import { qualified } from '../../../platform/database/columns.ts'
import type { Connection } from '../../../platform/database/database.ts'
import { commaSeparated } from '../../../platform/database/sql-lists.ts'
import { sqlStatement } from '../../../platform/database/statement.ts'
import { programJoins, type ProgramJoin } from '../../statistics/training/program-joins.ts'

/** The program and the mode of a row. */
export interface ReportKeys {
  program: string
  program_name: string
  training_type: (typeof trainingTypes)[number] | null
  mode: (typeof classModes)[number] | null
}

/** What the register of classes counts. */
interface ClassCounts {
  classes: number
  /** Those with enrollments. */
  listed_classes: number
  /** Those with neither enrollments nor a headcount. */
  without_learners: number
  /** The headcounts of classes without enrollments. */
  reported: number
}

/** What the enrollments of these classes count, by the name of the count. */
export type TurnCounts = Record<string, number>

/** Counts of a row, or of the whole school (without keys). */
export interface CountedRow {
  keys: ReportKeys | null
  classes: ClassCounts
  turns: TurnCounts
}

interface CountedColumns {
  rows: CountedRow[]
  complete: CoveredRegister[] | null
}

/** The registers that the report counts. */
const registers: readonly CoveredRegister[] = ['classes', 'enrollments']

const value = (name: string, condition: SQL): [string, SQL] => [
  name,
  sql`count(*) filter (where ${condition})`,
]

/** The counts of turns, by name. Fields without a value are in none: what is not known follows from the total. */
const turnCounts: readonly [name: string, count: SQL][] = [
  ['enrolled', sql`count(*)`],
  // one who attends two classes is one person, also in the total
  ['persons', sql`count(distinct learner_id)`],
  ...positionLevels.map((level) =>
    value(`position_level.${level}`, sql`position_level = ${sql.raw(`'${level}'`)}`),
  ),
  ...sexes.map((sex) => value(`sex.${sex}`, sql`sex = ${sql.raw(`'${sex}'`)}`)),
  value('minority.yes', sql`is_minority`),
  value('minority.no', sql`not is_minority`),
  value('minority.foreign', sql`nationality <> 'VN'`),
  value('leaders.yes', sql`holds_leadership`),
  value('leaders.no', sql`not holds_leadership`),
  value('party_members.yes', sql`party_member`),
  value('party_members.no', sql`not party_member`),
  ...enrollmentResults.map((result) => value(`results.${result}`, sql`result = ${sql.raw(`'${result}'`)}`)),
  value('completed', sql`status = 'completed'`),
]

const objectOf = (pairs: readonly (readonly [name: string, SQL])[]) =>
  sql`json_build_object(${commaSeparated(pairs.map(([name, of]) => sql`${sql.raw(`'${name}'`)}, ${of}`))})`

const classCounts = objectOf([
  ['classes', sql`count(*)`],
  ['listed_classes', sql`count(*) filter (where live > 0)`],
  ['without_learners', sql`count(*) filter (where learners is null)`],
  ['reported', sql`coalesce(sum(learners) filter (where live = 0), 0)`],
])

const positionIn = (values: readonly string[], column: SQL) =>
  sql`array_position(array[${commaSeparated(values.map((one) => sql.raw(`'${one}'`)))}]::text[], ${column})`

/**
 * The counts of a year by program and mode, and of all classes at once: persons of the whole school are counted, not added
 * up. Work is as the enrollments keep it from the day of enrolling; sex and ethnic group are facts about the learner.
 */
const countSql = (join: ProgramJoin): SQL => sql`with held as materialized (
    select added.class_id, added.mode, added.live, added.learners, programs.code as program, programs.name as program_name,
      programs.training_type
    from (select * from class_counts where ${openedClass} and year = ${sql.placeholder('year')}::int) as added
    ${programJoins[join]('added')}
  ), of_classes as (
    select program, program_name, training_type, mode, grouping(program) as is_whole, ${classCounts} as counts
    from held group by grouping sets ((program, program_name, training_type, mode), ())
  ), of_turns as (
    select program, mode, grouping(program) as is_whole, ${objectOf(turnCounts)} as counts
    from (
      select held.program, held.mode, ${qualified(enrollments.learner_id)}, ${qualified(enrollments.status)},
        ${qualified(enrollments.result)}, ${qualified(enrollments.holds_leadership)}, ${qualified(enrollments.position_level)},
        ${qualified(enrollments.party_member)}, ${qualified(learners.sex)}, ${qualified(learners.nationality)},
        ${isMinority} as is_minority
      from held
      join enrollments on enrollments.class_id = held.class_id and enrollments.deleted_at is null
        and enrollments.status not in ${uncountedStatuses}
      join learners on learners.id = enrollments.learner_id
    ) as turns group by grouping sets ((program, mode), ())
  )
  select (
    select json_agg(json_build_object(
      'keys', case when of_classes.is_whole = 0 then json_build_object('program', of_classes.program, 'program_name', program_name,
        'training_type', training_type, 'mode', of_classes.mode) end,
      'classes', of_classes.counts, 'turns', coalesce(of_turns.counts, '{}')
    ) order by of_classes.is_whole, ${positionIn(trainingTypes, sql`training_type`)}, program_name collate "vi-x-icu", of_classes.program,
      ${positionIn(classModes, sql`of_classes.mode`)})
    from of_classes left join of_turns on of_turns.is_whole = of_classes.is_whole
      and of_turns.program is not distinct from of_classes.program and of_turns.mode is not distinct from of_classes.mode
  ) as rows, (
    select json_agg(register order by register) from register_coverage
    where complete and year = ${sql.placeholder('year')}::int and register = any(${sql.placeholder('registers')}::text[])
  ) as complete`

const statements = {
  own: sqlStatement<CountedColumns>(undefined, countSql('own')),
  successors: sqlStatement<CountedColumns>(undefined, countSql('successors')),
}

/** Counts a year from one snapshot of the database. The last row is that of the whole school. */
export async function countResults(connection: Connection, year: number, join: ProgramJoin) {
  const row = await statements[join].first(connection, { year, registers })
  return { rows: row?.rows ?? [], complete: row?.complete ?? [] }
}
