import { asc, inArray } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { classCounts } from './table.ts'

/**
 * Locks the counts of classes in the order of ids, as the triggers do, for writes that change several of them in turn. Two such
 * writes would otherwise wait for each other crosswise.
 */
export async function lockClassCounts({ orm }: Transaction, classIds: readonly string[]): Promise<void> {
  await orm
    .select({ id: classCounts.class_id })
    .from(classCounts)
    .where(inArray(classCounts.class_id, [...classIds]))
    .orderBy(asc(classCounts.class_id))
    .for('no key update')
}
