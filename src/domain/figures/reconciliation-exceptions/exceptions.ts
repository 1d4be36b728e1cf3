import { and, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { reconciliationExceptions as table } from './table.ts'

/** What editors have said must not be compared. */
export interface Exceptions {
  /** Whether two figures are not compared. */
  areParted(one: string | null, other: string | null): boolean
  /** Whether a figure is not compared with registers. */
  isApart(figureId: string | null): boolean
}

/** Makes the exceptions of lists of figures: those of one list are not compared; one alone not with registers. */
export function exceptionsOf(lists: readonly (readonly string[])[]): Exceptions {
  const listsOf = new Map<string, Set<number>>()
  const alone = new Set<string>()
  for (const [index, ids] of lists.entries()) {
    if (ids.length === 1) alone.add(ids[0]!)
    for (const id of ids) listsOf.set(id, (listsOf.get(id) ?? new Set()).add(index))
  }
  return {
    areParted: (one, other) => {
      const [ofOne, ofOther] = [listsOf.get(one ?? ''), listsOf.get(other ?? '')]
      if (ofOne === undefined || ofOther === undefined || one === other) return false
      return [...ofOne].some((index) => ofOther.has(index))
    },
    isApart: (id) => id !== null && alone.has(id),
  }
}

/** Loads the exceptions that name any of these figures. */
export async function loadExceptions(
  { orm }: Pick<Transaction, 'orm'>,
  ids: readonly string[],
): Promise<Exceptions> {
  if (ids.length === 0) return exceptionsOf([])
  const rows = await orm
    .select({ figure_ids: table.figure_ids })
    .from(table)
    .where(and(isNull(table.deleted_at), sql`${table.figure_ids} && ${sql.param([...ids])}::uuid[]`))
  return exceptionsOf(rows.map(({ figure_ids }) => figure_ids))
}
