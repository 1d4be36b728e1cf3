import type { ScopeDescriptions } from '../../platform/access/scope.ts'
import type { ResourceAccess } from '../../platform/access/resource-access.ts'

declare module '../../platform/access/scope.ts' {
  interface Scopes {
    'party:read': true
    'party:write': true
  }
}

/** Scopes of Party registers. */
export const partyScopes = {
  'party:read': {
    description:
      'Read Party members, their memberships and gradings, unpublished gradings, and trashed Party registers',
  },
  'party:write': {
    description: 'Create and change Party cells, members, memberships, gradings and commendations',
    includes: 'party:read',
  },
} satisfies ScopeDescriptions

/** Published rows of Party registers are public. */
export const partyAccess: ResourceAccess = { read: 'public', all_rows: 'party:read', write: 'party:write' }

/** Registers of Party members are never public. */
export const memberAccess: ResourceAccess = { ...partyAccess, read: 'party:read' }
