import type { Policy, PolicyEntry } from './policy.ts'
import type { Scope, ScopeDescription, ScopeDescriptions } from './scope.ts'

/** Named sets of scopes. A key has one role or a list of scopes. */
export type Roles = Readonly<Record<string, readonly Scope[]>>

/** The scopes, roles and policy of an application. */
export interface AccessControl {
  /** All scopes, in the order of the document. */
  scopes: ReadonlyMap<Scope, ScopeDescription>
  roles: Roles
  policy: Policy
}

/** The scopes in a policy entry. */
const scopesOfEntry = ({ needs, all_rows, own_rows, internal_fields, public_rows }: PolicyEntry): Scope[] =>
  [needs, all_rows, own_rows, internal_fields, public_rows].flatMap((scope) =>
    scope === undefined || scope === 'public' || scope === 'key' ? [] : [scope],
  )

/**
 * Composes the declarations of modules.
 * @throws Error if an operation has two entries, or an entry or a role names a scope without a description
 */
export function accessRules(
  described: readonly ScopeDescriptions[],
  roles: Roles,
  policies: readonly Policy[],
): AccessControl {
  const scopes = new Map(described.flatMap((some) => Object.entries(some) as [Scope, ScopeDescription][]))
  const policy: Record<string, PolicyEntry> = {}
  for (const [operation, entry] of policies.flatMap((some) => Object.entries(some))) {
    if (policy[operation] !== undefined) throw new Error(`${operation} has two entries in the policy table`)
    policy[operation] = entry
  }
  const named = [
    ...Object.entries(policy).map(([operation, entry]) => [operation, scopesOfEntry(entry)] as const),
    ...Object.entries(roles).map(([role, some]) => [`the role ${role}`, some] as const),
    ...[...scopes].map(
      ([scope, { includes }]) => [`the scope ${scope}`, includes ? [includes] : []] as const,
    ),
  ]
  for (const [user, some] of named) {
    const unknown = some.find((scope) => !scopes.has(scope))
    if (unknown !== undefined) {
      throw new Error(
        `${user} names the scope ${unknown}, which no module describes: add it to \`scopes\` of a module`,
      )
    }
  }
  return { scopes, roles, policy }
}

/** The scopes of a key, with included scopes. Names of scopes that no longer exist are ignored. */
export function scopesHeld({ scopes }: AccessControl, names: readonly string[]): ReadonlySet<Scope> {
  const isScope = (name: string): name is Scope => (scopes as ReadonlyMap<string, unknown>).has(name)
  return new Set(names.filter(isScope).flatMap((scope) => [scope, scopes.get(scope)?.includes ?? scope]))
}
