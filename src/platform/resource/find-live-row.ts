import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import type { Access } from '../access/policy.ts'
import type { Connection, StatementContext } from '../database/database.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow } from './row.ts'
import { findRow } from './rows.ts'

/** The live row that a path names by id or by the key of its resource; undefined if the caller may not see it. */
export const findLiveRow = async <R extends EntityRow>(
  connection: Connection,
  context: StatementContext,
  resource: ResourceDefinition<R>,
  access: Access,
  key: string,
): Promise<R | undefined> =>
  await findRow(
    connection,
    context,
    resource,
    access,
    isUuidLike(key) ? 'id' : (resource.key ?? 'id'),
    key,
    'exclude',
  )
