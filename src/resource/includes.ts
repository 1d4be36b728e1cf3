import type { Connection, StatementContext } from '../database/database.ts'
import { accessOf, policy, type Access, type PolicyEntry } from '../http/policy.ts'
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

/** What a caller gets of something that rows refer to, by its own policy; undefined where that is nothing at all. */
export function accessToTarget(target: Listing, caller: Caller): Access | undefined {
  const entry = readEntry(target)
  const { needs } = entry
  if (needs === 'public') return accessOf(entry, caller)
  return needs !== 'key' && caller.scopes.has(needs) ? accessOf(entry, caller) : undefined
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
    const access = accessToTarget(target, caller)
    if (access === undefined) {
      const { needs } = readEntry(target)
      throw new Problem(caller.name === 'anonymous' ? 'unauthenticated' : 'forbidden', {
        detail: {
          en: `include=${name} needs a key with the scope ${needs}.`,
          vi: `include=${name} cần khóa có quyền ${needs}.`,
        },
      })
    }
    const ids = rows.flatMap((row) => include.ids(row).filter((id) => id !== null))
    const found = await findRows(connection, context, target, access, ids)
    for (const row of rows) include.attach(row, found)
  }
}
