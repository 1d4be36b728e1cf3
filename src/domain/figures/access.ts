import type { ScopeDescriptions } from '../../platform/access/scope.ts'
import type { PolicyEntry } from '../../platform/access/policy.ts'
import { readEntry, writeEntry, type ResourceAccess } from '../../platform/access/resource-access.ts'

declare module '../../platform/access/scope.ts' {
  interface Scopes {
    'figures:read': true
    'figures:write': true
    'figures:manage': true
    'coverage:declare': true
  }
}

/** Scopes of figures. */
export const figureScopes = {
  'figures:read': {
    description:
      'Read proposed, rejected and superseded figures, with the words they quote, and trashed ones',
  },
  'figures:write': {
    description:
      'Propose, create, change, confirm, reject and correct figures, and say which are not compared and whom posts are about',
    includes: 'figures:read',
  },
  'figures:manage': { description: 'Create and change indicators and quota rules' },
  'coverage:declare': { description: 'Declare registers complete for a year' },
} satisfies ScopeDescriptions

/** Confirmed and visible statements are public; keys with `figures:read` also read proposals and history. */
export const figureAccess = {
  read: 'public',
  all_rows: 'figures:read',
  write: 'figures:write',
  internal_fields: 'figures:read',
} as const satisfies ResourceAccess

/** What editors say of comparisons is for editors: it names proposals and drafts, too. */
export const comparisonAccess: ResourceAccess = {
  read: 'figures:read',
  all_rows: 'figures:read',
  write: 'figures:write',
}

/** Access to indicators and quota rules. */
export const rulebookAccess: ResourceAccess = {
  read: 'public',
  all_rows: 'figures:manage',
  write: 'figures:manage',
}

/** The policy of routes that read figures. */
export const readPolicy: PolicyEntry = readEntry(figureAccess)

/** The policy of routes that confirm, reject or correct figures. */
export const decidePolicy: PolicyEntry = writeEntry(figureAccess)
