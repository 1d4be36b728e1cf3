import { recordChange, type Actor } from '../audit/record.ts'
import type { Transaction } from '../database/database.ts'
import type { Access } from '../http/policy.ts'
import { cliCaller } from '../http/scopes.ts'
import { parseOrProblem } from '../http/zod-problems.ts'
import type { ResourceDefinition } from '../resource/definition.ts'
import type { Writing } from '../resource/store.ts'
import { putRow, type Written } from '../resource/write.ts'

/** A row of the demo, as a request would send it. */
export interface DemoRow {
  externalId: string
  input: Record<string, unknown>
}

const actor: Actor = { name: cliCaller.name, operation: 'seed', requestId: null, remoteAddress: null }
const access: Access = { caller: cliCaller, allRows: true, internalFields: true }

/** Audits a change as the API would. */
export async function audited(writing: Writing, { row, changed }: Written): Promise<boolean> {
  if (changed.length === 0) return false
  const { path } = writing.resource
  const change = { resource: path, id: String(row['id']), revision: Number(row['revision']), fields: changed }
  await recordChange(writing.transaction, actor, change)
  return true
}

export const writingAsCli = (transaction: Transaction, resource: ResourceDefinition): Writing => ({
  transaction,
  resource,
  access,
})

/** Puts rows by their external ids, by the rules of the API; equal ones are left alone. */
export async function putRows(
  transaction: Transaction,
  resource: ResourceDefinition,
  rows: readonly DemoRow[],
): Promise<number> {
  const writing = writingAsCli(transaction, resource)
  let changes = 0
  for (const { externalId, input } of rows) {
    const written = await putRow(
      writing,
      externalId,
      undefined,
      parseOrProblem(resource.input, input, 'body'),
    )
    if (await audited(writing, written)) changes++
  }
  return changes
}
