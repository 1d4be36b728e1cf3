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

/** What keys may do with figures. */
export const figureScopes = {
  'figures:read': {
    description:
      'Read proposed, rejected and superseded figures, with the words they quote, and trashed ones',
  },
  'figures:write': {
    description: 'Propose, create, change, confirm, reject and correct figures',
    includes: 'figures:read',
  },
  'figures:manage': { description: 'Create and change indicators and quota rules' },
  'coverage:declare': { description: 'Declare registers complete for a year' },
} satisfies ScopeDescriptions

/** Proposals and history for those who work on figures; confirmed and visible statements for everyone. */
export const figureAccess = {
  read: 'public',
  all_rows: 'figures:read',
  write: 'figures:write',
  internal_fields: 'figures:read',
} as const satisfies ResourceAccess

/** What figures are of, and what holds for them. */
export const rulebookAccess: ResourceAccess = {
  read: 'public',
  all_rows: 'figures:manage',
  write: 'figures:manage',
}

/** Proposals and history for those who work on figures; confirmed and visible statements for everyone. */
export const reading: PolicyEntry = readEntry(figureAccess)

/** Decisions about figures. */
export const deciding: PolicyEntry = writeEntry(figureAccess)
