import type { Connection, StatementContext } from '../database/database.ts'
import { accessOf, policy, type Access, type PolicyEntry } from '../http/policy.ts'
import { Problem } from '../http/problems.ts'
import type { Caller } from '../http/scopes.ts'
import type { Include, Listing, ResourceDefinition, Row } from './definition.ts'
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

function entryOf(operation: string): PolicyEntry {
  const entries: Record<string, PolicyEntry> = policy
  const entry = entries[operation]
  if (entry === undefined) throw new Error(`${operation} has no entry in the policy table`)
  return entry
}

const readEntry = ({ one }: Listing): PolicyEntry => entryOf(`get${one}`)

/** What a caller gets of something that rows refer to, by its own policy; undefined where that is nothing at all. */
export function accessToTarget(target: Listing, caller: Caller): Access | undefined {
  const entry = readEntry(target)
  const { needs } = entry
  if (needs === 'public') return accessOf(entry, caller)
  return needs !== 'key' && caller.scopes.has(needs) ? accessOf(entry, caller) : undefined
}

/**
 * Whether a caller may refer to every live row of a resource or to visible ones alone: who writes them knows them all.
 * Undefined where they are none of the caller's business.
 */
export function namesAllRows(target: ResourceDefinition, caller: Caller): boolean | undefined {
  const { needs } = entryOf(`update${target.one}`)
  const writes = needs !== 'public' && needs !== 'key' && caller.scopes.has(needs)
  return writes || accessToTarget(target, caller)?.allRows
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
