import { sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.ts'
import { columnList, commaSeparated } from '../../../platform/database/sql-lists.ts'
import { sqlStatement } from '../../../platform/database/statement.ts'
import { isMinority } from '../../../domain/training/learners/minority.ts'
import { personColumns } from './person-keys.ts'
import { columnOf, personKeys, personValues } from './person-values.ts'

const counters = personKeys.flatMap((key) =>
  personValues[key].map((value) => ({ name: columnOf(key, value), column: personColumns[key], value })),
)
const names = columnList(counters.map(({ name }) => name))

const statement = sqlStatement<{ class_id: string }>(
  undefined,
  sql`with counted as (
      select enrollments.class_id, enrollments.status = 'completed' as completed, count(*)::int as learners, ${commaSeparated(
        counters.map(
          ({ name, column, value }) =>
            sql`(count(*) filter (where ${column} = ${sql.raw(`'${value}'`)}))::int as ${sql.identifier(name)}`,
        ),
      )}
      from enrollments join classes as added on added.id = enrollments.class_id
      join learners on learners.id = enrollments.learner_id
      where enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred') group by 1, 2
    ), kept as (
      select class_id, completed, learners, ${names} from class_learner_groups where to_jsonb(class_learner_groups) - array['class_id', 'completed']
        <> (select jsonb_object_agg(name, 0) from jsonb_object_keys(to_jsonb(class_learner_groups) - array['class_id', 'completed']) as name)
    ), kept_turns as (select class_id, turn from class_turns, turns_in(turns) as turn), turns as (
      select class_id, turn_bytes(number, status = 'completed', sex, ${isMinority}, birth_year, enrollments.position_level, enrollments.unit_group, result) as turn
      from enrollments join learners on learners.id = enrollments.learner_id
      left join learner_numbers on learner_numbers.learner_id = learners.id
      where enrollments.deleted_at is null and enrollments.status not in ('withdrawn', 'transferred')
    )
    select distinct coalesce(kept.class_id, counted.class_id) as class_id
    from kept full join counted on counted.class_id = kept.class_id and counted.completed = kept.completed
    where to_jsonb(kept) is distinct from to_jsonb(counted)
    union select class_id from (table kept_turns except all table turns) as added
    union select class_id from (table turns except all table kept_turns) as absent
    order by 1`,
)

/**
 * Compares the stored counts of groups, and the stored turns, with the enrollments and their learners.
 * @returns the classes that differ; none, unless a write bypassed the triggers
 */
export const findGroupMismatches = async (connection: Connection): Promise<string[]> =>
  (await statement.all(connection)).map(({ class_id }) => class_id)
