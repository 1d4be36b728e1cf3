import type { Access } from '../../../platform/access/policy.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { classes } from '../classes/resource.ts'

/** The id of the live class that a path names by id or code. @throws Problem 404 if there is none */
export async function findLiveForResults({
  transaction,
  access,
  params,
}: {
  transaction: Transaction
  access: Access
  params: { id: string }
}): Promise<string> {
  const by = isUuidLike(params.id) ? 'id' : 'code'
  const row = await findRow(transaction.client, transaction, classes, access, by, params.id, 'exclude')
  if (row === undefined) throw new Problem('not_found')
  return row.id
}
