import { accessOf, type Access, type PolicyEntry } from '../access/policy.ts'
import { readEntry } from '../access/resource-access.ts'
import type { Caller } from '../access/caller.ts'
import type { ReadOnlyResource } from './definition.ts'

/** What a caller needs to read a resource: a scope, a key, or nothing. */
export const requirementToRead = (target: ReadOnlyResource): PolicyEntry['needs'] => target.access.read

/** The access of a caller to a referenced resource; undefined if the caller may not read it. */
export function accessToTarget(target: ReadOnlyResource, caller: Caller): Access | undefined {
  const entry = readEntry(target.access)
  const { needs } = entry
  if (needs === 'public') return accessOf(entry, caller)
  return needs !== 'key' && caller.scopes.has(needs) ? accessOf(entry, caller) : undefined
}

/** The references of a resource that are concealed from a caller, since the caller cannot see their targets. */
export function concealedFrom(caller: Caller, { concealed = {} }: ReadOnlyResource): string[] {
  const fields = Object.entries(concealed)
  return fields.flatMap(([field, { target }]) => (accessToTarget(target(), caller)?.allRows ? [] : [field]))
}
