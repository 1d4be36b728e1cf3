import type { Access } from '../../../platform/access/policy.ts'
import type { Connection } from '../../../platform/database/database.ts'
import type { StatementContext } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { classes } from './resource.ts'
import type { Class } from './schema.ts'

/** The live class that a path names by id or code. @throws Problem 404 if there is none */
export async function findLiveClass(
  connection: Connection,
  context: StatementContext,
  access: Access,
  key: string,
): Promise<Class> {
  const by = isUuidLike(key) ? 'id' : 'code'
  const row = await findRow(connection, context, classes, access, by, key, 'exclude')
  if (row === undefined) throw new Problem('not_found')
  return row
}
