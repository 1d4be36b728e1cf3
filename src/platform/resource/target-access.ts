import { accessOf, type Access, type PolicyEntry } from '../access/policy.ts'
import { readEntry } from '../access/resource-access.ts'
import type { Caller } from '../access/caller.ts'
import type { ReadOnlyResource } from './definition.ts'

/** What a caller needs to read a resource at all. */
export const requirementToRead = (target: ReadOnlyResource): PolicyEntry['needs'] => target.access.read

/** What a caller gets of something that rows refer to, by its own policy; undefined where that is nothing at all. */
export function accessToTarget(target: ReadOnlyResource, caller: Caller): Access | undefined {
  const entry = readEntry(target.access)
  const { needs } = entry
  if (needs === 'public') return accessOf(entry, caller)
  return needs !== 'key' && caller.scopes.has(needs) ? accessOf(entry, caller) : undefined
}

/** The fields of a listing that a caller gets as others may: references to what the caller cannot see. */
export function concealedFrom(caller: Caller, { concealed = {} }: ReadOnlyResource): string[] {
  const fields = Object.entries(concealed)
  return fields.flatMap(([field, { target }]) => (accessToTarget(target(), caller)?.allRows ? [] : [field]))
}
