import type { PgTable } from 'drizzle-orm/pg-core'
import { accessRules, type AccessControl, type Roles } from '../access/access-control.ts'
import { resourcePolicy } from '../access/resource-access.ts'
import type { Policy } from '../access/policy.ts'
import type { ScopeDescriptions } from '../access/scope.ts'
import type { Api } from '../http/api.ts'
import type { TagDescription } from '../http/openapi/tags.ts'
import type { ResourceDefinition } from './definition.ts'
import type { Listeners } from './write-context.ts'
import { inOrder } from './ordered.ts'

declare module '../http/api.ts' {
  interface Api {
    /** Every resource that is written, in order of reference. */
    resources: readonly ResourceDefinition[]
  }
}

/** A part of the application: all that the composition has to know of it. */
export interface Module {
  /** The group of its operations in the document. Absent: its routes stand in the group of another module. */
  tag?: TagDescription
  /** Its tables, referenced ones first. */
  tables?: readonly PgTable[]
  /** What it stores with the usual operations: list, read, write, import, export and search follow from it. */
  resource?: ResourceDefinition
  /** Scopes that it adds. */
  scopes?: ScopeDescriptions
  /** Who may call its operations beyond the usual ones, by operation id. */
  policy?: Policy
  /** What it does on events of other modules. */
  listeners?: Listeners
  /** Registers its operations beyond the usual ones. */
  routes?: (api: Api) => void
}

/** Every table, in order of reference. */
export const tablesOf = (modules: readonly Module[]): PgTable[] =>
  modules.flatMap(({ tables = [] }) => tables)

/** Every resource that is written, in order of reference: the order in which files are imported. */
export const resourcesOf = (modules: readonly Module[]): ResourceDefinition[] =>
  modules.flatMap(({ resource }) => resource ?? [])

/** The tag of a module: that of a resource stands where the resource does. */
function tagOf({ tag, resource }: Module): TagDescription[] {
  if (tag === undefined) return []
  const before = tag.before ?? resource?.before
  return before === undefined ? [tag] : [{ ...tag, before }]
}

/** The groups of operations, in the order of the document. */
export const tagsOf = (modules: readonly Module[]): TagDescription[] =>
  inOrder(modules.flatMap(tagOf), ({ name }) => name)

/** What modules do on events, in their order: locks are taken in this order. */
export const listenersOf = (modules: readonly Module[]): Listeners[] =>
  modules.flatMap(({ listeners }) => listeners ?? [])

/**
 * Who may do what.
 * @throws Error where two modules have an entry for one operation, or none describes a scope that an entry names
 */
export function accessControlOf(modules: readonly Module[], roles: Roles): AccessControl {
  const policies = modules.flatMap(({ resource, policy = {} }) => [
    ...(resource === undefined ? [] : [resourcePolicy(resource)]),
    policy,
  ])
  return accessRules(
    modules.map(({ scopes = {} }) => scopes),
    roles,
    policies,
  )
}
