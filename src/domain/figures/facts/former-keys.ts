import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'

/** The most changes of a key that are followed. */
const maxChanges = 20

/** The key that a fact with a former key has now, if it has one. */
export async function currentFactKey(
  { orm }: Pick<Transaction, 'orm'>,
  formerKey: string,
): Promise<string | undefined> {
  const { rows } = await orm.execute<{ fact_key: string }>(sql`
    with recursive chain (fact_key, step) as (
      select fact_key, 1 from former_fact_keys where former_key = ${formerKey}
      union all
      select later.fact_key, chain.step + 1 from chain
        join former_fact_keys later on later.former_key = chain.fact_key
      where chain.step < ${maxChanges}
        and not exists (select 1 from figures where figures.fact_key = chain.fact_key and figures.status = 'confirmed')
    )
    select fact_key from chain order by step desc limit 1`)
  return rows[0]?.fact_key
}
