import { sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.ts'
import { StatementCache, sqlStatement } from '../../../platform/database/statement.ts'
import { checkRules, type CheckRule, type Finding } from './rules.ts'
import type { RegisterCheck } from './schema.ts'

const statements = new StatementCache<Finding>('register_checks')

/** The statement of a page of one rule, in the order of ids. */
const statementOf = ({ name, select }: CheckRule) =>
  statements.get(name, (statementName) =>
    sqlStatement(
      statementName,
      sql`select * from (${select}) as found where id > ${sql.placeholder('after')} order by id limit ${sql.placeholder('limit')}`,
    ),
  )

/** Where a page begins: after a row of a rule. */
export interface CheckPosition {
  rule: number
  after: string
}

/** Before all rows: no id is smaller. */
export const firstPosition: CheckPosition = { rule: 0, after: '00000000-0000-0000-0000-000000000000' }

interface CheckScope {
  year: number
  register: string | undefined
}

function checkOf({ name, register, words }: CheckRule, finding: Finding): RegisterCheck {
  const { id, label, others } = finding
  const { en, vi } = words(finding)
  return { rule: name, register, row_id: id, label, others, message_vi: vi, message_en: en }
}

/** Reads a page, rule after rule. @returns the position after its last row; null if nothing follows */
export async function findChecks(
  connection: Connection,
  { year, register }: CheckScope,
  limit: number,
  from: CheckPosition,
): Promise<{ items: RegisterCheck[]; next: CheckPosition | null }> {
  const items: RegisterCheck[] = []
  let { after } = from
  for (let at = from.rule; at < checkRules.length; at++) {
    const rule = checkRules[at]!
    if (register === undefined || rule.register === register) {
      const wanted = limit - items.length
      // one more row shows whether there is a further page
      const found = await statementOf(rule).all(connection, { year, after, limit: wanted + 1 })
      items.push(...found.slice(0, wanted).map((finding) => checkOf(rule, finding)))
      if (found.length > wanted) {
        const last = wanted === 0 ? after : found[wanted - 1]!.id
        return { items, next: { rule: at, after: last } }
      }
    }
    after = firstPosition.after
  }
  return { items, next: null }
}
