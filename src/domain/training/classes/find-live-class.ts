import type { Access } from '../../../platform/access/policy.ts'
import type { Connection } from '../../../platform/database/database.ts'
import type { StatementContext } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { findLiveRow } from '../../../platform/resource/find-live-row.ts'
import { classes } from './resource.ts'
import type { Class } from './schema.ts'

/** The live class that a path names by id or code. @throws Problem 404 if there is none */
export async function findLiveClass(
  connection: Connection,
  context: StatementContext,
  access: Access,
  key: string,
): Promise<Class> {
  const row = await findLiveRow(connection, context, classes, access, key)
  if (row === undefined) throw new Problem('not_found')
  return row
}
