import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { FileCheck } from '../../../platform/resource/file-check.ts'
import type { partyCellGradings } from '../cell-gradings/table.ts'
import type { partyMemberGradings } from '../member-gradings/table.ts'
import { findGradingChecks } from './find-checks.ts'

/** The quota checks of the periods of which a file has written decided gradings. */
export async function checksOfFile(
  table: typeof partyCellGradings | typeof partyMemberGradings,
  transaction: Transaction,
  ids: readonly string[],
): Promise<FileCheck[]> {
  const { id, year, quarter, step } = table
  const periods = await transaction.orm
    .selectDistinct({ year, quarter })
    .from(table)
    .where(and(inArray(id, [...ids]), eq(step, 'decided')))
    .orderBy(asc(year), asc(quarter))
  const subject = 'party_member_id' in table ? 'member' : 'cell'
  const checks: FileCheck[] = []
  for (const period of periods) {
    for (const { kind, status, percent, limit, allowed, message } of await findGradingChecks(
      transaction,
      period,
      subject,
    )) {
      if (kind === 'quota')
        checks.push({
          ...period,
          status,
          percent,
          limit,
          allowed,
          message_en: message.en,
          message_vi: message.vi,
        })
    }
  }
  return checks
}
