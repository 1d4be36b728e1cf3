import { sql } from 'drizzle-orm'

/**
 * The condition for plans in force: the highest live version of a year and a program.
 * @param name of `training_plans` in the statement
 */
export const planInForce = (name = 'training_plans') => {
  const plan = sql.identifier(name)
  return sql<boolean>`(${plan}.deleted_at is null and not exists (select 1 from training_plans later
    where later.program_id = ${plan}.program_id and later.year = ${plan}.year
      and later.version > ${plan}.version and later.deleted_at is null))`
}
