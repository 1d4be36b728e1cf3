import type { Access, PolicyEntry } from '../../../platform/access/policy.ts'
import { writeEntry } from '../../../platform/access/resource-access.ts'
import type { Database } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import type { FileResource } from '../../../platform/resource/additions.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { findRow } from '../../../platform/resource/rows.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { imports } from './resource.ts'

/** The policy of imports into a resource. */
export const importEntry = ({ access }: FileResource): PolicyEntry => writeEntry(access)

/** The resources that a caller may import into; reports contain values of rows, which writers of these rows may read. */
export const importableBy = ({ scopes }: Caller, resources: readonly FileResource[]): string[] =>
  resources
    .filter((resource) => {
      const { needs } = importEntry(resource)
      return needs !== 'public' && needs !== 'key' && scopes.has(needs)
    })
    .map(({ path }) => path)

/** An import that the caller may see. @throws Problem 404 */
export async function findImport(
  database: Database,
  resources: readonly FileResource[],
  access: Access,
  id: string,
): Promise<Row> {
  const row = isUuidLike(id)
    ? await findRow(database.pool, database, imports, access, 'id', id, 'include')
    : undefined
  if (row === undefined || !importableBy(access.caller, resources).includes(String(row['resource']))) {
    throw new Problem('not_found')
  }
  return row
}
