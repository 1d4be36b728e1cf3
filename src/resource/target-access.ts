import { accessOf, policyEntry, type Access, type PolicyEntry } from '../http/policy.ts'
import type { Caller } from '../http/scopes.ts'
import type { Listing, ResourceDefinition } from './definition.ts'

const readEntry = ({ one }: Listing): PolicyEntry => policyEntry(`get${one}`)

/** What a caller needs to read a resource at all. */
export const neededToRead = (target: Listing): PolicyEntry['needs'] => readEntry(target).needs

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
  const { needs } = policyEntry(`update${target.one}`)
  const writes = needs !== 'public' && needs !== 'key' && caller.scopes.has(needs)
  return writes || accessToTarget(target, caller)?.allRows
}

/** The fields of a listing that a caller gets as others may: references to what the caller cannot see. */
export function concealedFrom(caller: Caller, { concealed = {} }: Listing): string[] {
  const fields = Object.entries(concealed)
  return fields.flatMap(([field, { target }]) => (accessToTarget(target(), caller)?.allRows ? [] : [field]))
}
