import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { StoredPrograms } from '../../training/programs/events.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { acquireProgramCodes } from '../../training/programs/code-lock.ts'
import { factKeyOf } from './fact-key.ts'
import { identityOf } from './identity.ts'
import { figurePeriod } from './selection.ts'
import { figures } from './table.ts'

/** Reads and locks the figures with one of these programme codes. */
async function lockFiguresOfPrograms({ orm }: Transaction, codes: readonly string[]) {
  const patterns = codes.map((program) => JSON.stringify({ program }))
  return await orm
    .select({
      id: figures.id,
      indicator_id: figures.indicator_id,
      period: figurePeriod,
      dimensions: figures.dimensions,
      relation: figures.relation,
      unit: figures.unit,
    })
    .from(figures)
    .where(sql`${figures.dimensions} @> any(${sql.param(patterns)}::jsonb[])`)
    .orderBy(figures.id)
    .for('update')
}

const updateProgramCodesSql = `update figures set dimensions = jsonb_set(dimensions, '{program}', to_jsonb(renamed.program)),
    fact_key = renamed.fact_key, revision = revision + 1, updated_at = now()
  from (select unnest($1::uuid[]) as id, unnest($2::text[]) as program, unnest($3::text[]) as fact_key) as renamed
  where figures.id = renamed.id`

/**
 * Updates the programme codes and fact keys of figures when codes of programmes change, in the same transaction.
 */
export async function updateProgramCodes(
  rows: StoredPrograms,
  { transaction }: Pick<WriteContext, 'transaction'>,
): Promise<void> {
  const codes = new Map(
    rows.flatMap(({ current, row }) =>
      current === undefined || current.code === row.code ? [] : [[current.code, row.code] as const],
    ),
  )
  if (codes.size === 0) return
  await acquireProgramCodes(transaction)
  const affected = await lockFiguresOfPrograms(transaction, [...codes.keys()])
  if (affected.length === 0) return
  const renamed = affected.map(({ id, indicator_id, period, dimensions, relation, unit }) => {
    const program = codes.get(dimensions.program ?? '')!
    const identity = identityOf(indicator_id, period, { ...dimensions, program }, relation, unit)
    return { id, program, fact_key: identity === undefined ? null : factKeyOf(identity) }
  })
  await transaction.client.query(updateProgramCodesSql, [
    renamed.map(({ id }) => id),
    renamed.map(({ program }) => program),
    renamed.map(({ fact_key }) => fact_key),
  ])
}
