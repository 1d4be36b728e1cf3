import type { PgTable } from 'drizzle-orm/pg-core'
import { accessRules, type AccessControl, type Roles } from '../access/access-control.ts'
import { exchangePolicy, resourcePolicy } from '../access/resource-access.ts'
import type { Policy } from '../access/policy.ts'
import type { ScopeDescriptions } from '../access/scope.ts'
import { constraintFields, type ConstraintFields } from '../database/constraints.ts'
import type { Api } from '../http/api.ts'
import type { TagDescription } from '../http/openapi/tags.ts'
import type { AdditionsDefinition, FileResource } from './additions.ts'
import type { ResourceDefinition } from './definition.ts'
import type { Listeners } from './write-context.ts'
import { sortByBefore } from './sort-by-before.ts'

declare module '../http/api.ts' {
  interface Api {
    /** All writable resources, referenced ones first. */
    resources: readonly ResourceDefinition[]
    /** All resources of which files are exported and imported, referenced ones first. */
    exchanged: readonly FileResource[]
  }
}

/** A part of the application, with everything that the composition needs. */
export interface Module {
  /** The OpenAPI tag of its operations. Absent: its routes use the tag of another module. */
  tag?: TagDescription
  /** Its tables, referenced ones first. */
  tables?: readonly PgTable[]
  /** Its resource with the usual operations: list, read, write, import, export and search are derived from it. */
  resource?: ResourceDefinition
  /** Its resource as files have it, where they say more than requests. */
  files?: ResourceDefinition
  /** What it stores by additions alone: export and import are derived from it. */
  additions?: AdditionsDefinition
  /** The scopes that it adds. */
  scopes?: ScopeDescriptions
  /** The policy of its further operations, by operation id. */
  policy?: Policy
  /** Its listeners for events of other modules. */
  listeners?: Listeners
  /** An SQL expression: when the next of its rows becomes visible without a write, as a timestamptz or null. */
  nextChange?: string
  /** Registers its further operations. */
  routes?: (api: Api) => void
}

/** All tables, referenced ones first. */
export const tablesOf = (modules: readonly Module[]): PgTable[] =>
  modules.flatMap(({ tables = [] }) => tables)

/**
 * The fields of constraints that callers can name: those of the input of the resource of a module. No caller can violate
 * the constraints of other tables.
 */
export const constraintFieldsOf = (modules: readonly Module[]): ConstraintFields =>
  constraintFields(
    modules.flatMap(({ tables = [], resource }) =>
      resource === undefined ? [] : tables.map((table) => ({ table, input: resource.input.shape })),
    ),
  )

/** All writable resources, referenced ones first: the order in which files are imported. */
export const resourcesOf = (modules: readonly Module[]): ResourceDefinition[] =>
  modules.flatMap(({ resource }) => resource ?? [])

/** What the rows of tables are called in Vietnamese. */
export const vietnameseNamesOf = (modules: readonly Module[]): Map<PgTable, string> =>
  new Map(resourcesOf(modules).map(({ table, label }) => [table, label.vi]))

/** All resources of which files are exported and imported, referenced ones first. */
export const exchangedOf = (modules: readonly Module[]): FileResource[] =>
  modules.flatMap(({ resource, files, additions }) => [files ?? resource ?? [], additions ?? []].flat())

/** The tag of a module, in the position of its resource. */
function tagOf({ tag, resource }: Module): TagDescription[] {
  if (tag === undefined) return []
  const before = tag.before ?? resource?.before
  return before === undefined ? [tag] : [{ ...tag, before }]
}

/** The tags in the order of the OpenAPI document. */
export const tagsOf = (modules: readonly Module[]): TagDescription[] =>
  sortByBefore(modules.flatMap(tagOf), ({ name }) => name)

/** The expressions of what changes by time alone. */
export const nextChangesOf = (modules: readonly Module[]): string[] =>
  modules.flatMap(({ nextChange }) => nextChange ?? [])

/** The listeners in the order of modules, which is the order of their locks. */
export const listenersOf = (modules: readonly Module[]): Listeners[] =>
  modules.flatMap(({ listeners }) => listeners ?? [])

/**
 * The access control of an application.
 * @throws Error if two modules have an entry for one operation, or an entry names a scope that no module describes
 */
export function accessControlOf(modules: readonly Module[], roles: Roles): AccessControl {
  const policies = modules.flatMap(({ resource, additions, policy = {} }) => [
    ...(resource === undefined ? [] : [resourcePolicy(resource)]),
    ...(additions === undefined ? [] : [exchangePolicy(additions)]),
    policy,
  ])
  return accessRules(
    modules.map(({ scopes = {} }) => scopes),
    roles,
    policies,
  )
}
