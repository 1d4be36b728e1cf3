import type { Connection, StatementContext } from '../database/database.ts'
import { accessOf, policy, type PolicyEntry } from '../http/policy.ts'
import { Problem } from '../http/problems.ts'
import type { Caller } from '../http/scopes.ts'
import type { Include, Listing, Row } from './definition.ts'
import { findRows } from './rows.ts'

/** The usual include: `program_id` gets `program` beside it. */
export function includeOne(field: string, as: string, target: () => Listing): Include {
  return {
    target,
    ids: (row) => [row[field] as string | null],
    attach: (row, found) => {
      const id = row[field]
      row[as] = typeof id === 'string' ? (found.get(id) ?? null) : null
    },
  }
}

/** Includes of a list of ids: `tag_ids` gets `tags` beside it. */
export function includeMany(field: string, as: string, target: () => Listing): Include {
  return {
    target,
    ids: (row) => row[field] as string[],
    attach: (row, found) => {
      row[as] = (row[field] as string[]).flatMap((id) => found.get(id) ?? [])
    },
  }
}

function readEntry(resource: Listing): PolicyEntry {
  const entries: Record<string, PolicyEntry> = policy
  const entry = entries[`get${resource.one}`]
  if (entry === undefined) throw new Error(`get${resource.one} has no entry in the policy table`)
  return entry
}

/**
 * Adds what `include` asked for: one statement an include, whatever the number of rows. The target's own policy holds,
 * for its rows and for its fields.
 */
export async function addIncludes(
  connection: Connection,
  context: StatementContext,
  resource: Listing,
  caller: Caller,
  names: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  for (const name of names) {
    const include = resource.includes?.[name]
    if (include === undefined) continue // a long field: already in the select list
    const target = include.target()
    const entry = readEntry(target)
    if (entry.needs !== 'public' && !caller.scopes.has(entry.needs)) {
      throw new Problem(caller.name === 'anonymous' ? 'unauthenticated' : 'forbidden', {
        detail: {
          en: `include=${name} needs a key with the scope ${entry.needs}.`,
          vi: `include=${name} cần khóa có quyền ${entry.needs}.`,
        },
      })
    }
    const ids = rows.flatMap((row) => include.ids(row).filter((id) => id !== null))
    const found = await findRows(connection, context, target, accessOf(entry, caller), ids)
    for (const row of rows) include.attach(row, found)
  }
}
