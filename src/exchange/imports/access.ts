import { policyEntry, type Access, type PolicyEntry } from '../../http/policy.ts'
import type { Database } from '../../database/database.ts'
import { Problem } from '../../http/problems.ts'
import type { Caller, Scope } from '../../http/scopes.ts'
import type { ResourceDefinition, Row } from '../../resource/definition.ts'
import { findRow } from '../../resource/rows.ts'
import { isUuidLike } from '../../language/slug.ts'
import { exchanged } from '../resources.ts'
import { imports } from './queries.ts'

/** The policy of imports into a resource. */
export const importEntry = ({ many }: ResourceDefinition): PolicyEntry => policyEntry(`import${many}`)

/** The scope that shows every row of a resource, hidden ones too. */
const readingScope = ({ many }: ResourceDefinition): Scope | undefined =>
  policyEntry(`export${many}`).all_rows

/** Whose imports into which resources a caller may see: their own, and where they may read every row those of others. */
export interface Seen {
  sender: string
  /** The resources that the caller may import into. */
  own: string[]
  /** Those of them in which they may read every row as well: reports hold values of rows. */
  others: string[]
}

/** The imports that a caller may see. */
export function seenBy({ name, scopes }: Caller): Seen {
  const own = exchanged.filter((resource) => {
    const { needs } = importEntry(resource)
    return needs !== 'public' && needs !== 'key' && scopes.has(needs)
  })
  const others = own.filter((resource) => {
    const scope = readingScope(resource)
    return scope === undefined || scopes.has(scope)
  })
  const paths = (some: readonly ResourceDefinition[]) => some.map(({ path }) => path)
  return { sender: name, own: paths(own), others: paths(others) }
}

/** An import that the caller may see. @throws Problem 404 */
export async function findImport(database: Database, access: Access, id: string): Promise<Row> {
  const row = isUuidLike(id)
    ? await findRow(database.pool, database, imports, access, 'id', id, 'include')
    : undefined
  if (row === undefined) throw new Problem('not_found')
  const { sender, own, others } = seenBy(access.caller)
  const visible = row['created_by'] === sender ? own : others
  if (!visible.includes(String(row['resource']))) throw new Problem('not_found')
  return row
}
