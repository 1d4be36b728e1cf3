import { eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { posts } from '../../content/posts/table.ts'
import type { Figure } from '../figures/schema.ts'
import { figures } from '../figures/table.ts'
import { indicators } from '../indicators/table.ts'
import { reportedAbout, saidOfSource } from '../reported-organisations/reported-about.ts'
import { reportedOrganisations } from '../reported-organisations/table.ts'
import { loadExceptions } from '../reconciliation-exceptions/exceptions.ts'
import { areComparable } from './comparable.ts'
import { areContradictory } from './contradiction.ts'
import { statedOn } from './stated-on.ts'
import { areOfOneTime, countsStock } from './stock.ts'

/**
 * Whether all statements of a fact that are comparable can be true at the same time. The rule is that of
 * reconciliations: what they hold incomparable, or editors have parted, is no contradiction.
 */
export async function areConsistent(
  { orm }: Pick<Transaction, 'orm'>,
  statements: readonly Figure[],
): Promise<boolean> {
  const ids = statements.map(({ id }) => id)
  if (ids.length < 2) return true
  const rows = await orm
    .select({
      id: figures.id,
      code: indicators.code,
      about: reportedAbout.as('about'),
      stated_on: statedOn.as('stated_on'),
    })
    .from(figures)
    .leftJoin(indicators, eq(indicators.id, figures.indicator_id))
    .leftJoin(posts, eq(posts.id, figures.post_id))
    .leftJoin(reportedOrganisations, saidOfSource)
    .where(inArray(figures.id, ids))
  const contextOf = new Map(rows.map(({ id, ...context }) => [id, context]))
  const exceptions = await loadExceptions({ orm }, ids)
  const isStock = countsStock(rows[0]?.code ?? '')
  const stated = statements.map((one) => ({ about: null, stated_on: null, ...contextOf.get(one.id), ...one }))
  return stated.every((one, index) =>
    stated
      .slice(index + 1)
      .every(
        (other) =>
          !areContradictory(one, other) ||
          !areComparable(one, other) ||
          (isStock && !areOfOneTime(one, other)) ||
          exceptions.areParted(one.id, other.id),
      ),
  )
}
