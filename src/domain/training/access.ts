import type { ScopeDescriptions } from '../../platform/access/scope.ts'
import type { ResourceAccess } from '../../platform/access/resource-access.ts'

declare module '../../platform/access/scope.ts' {
  interface Scopes {
    'training:read': true
    'training:write': true
  }
}

/** Scopes of training registers. */
export const trainingScopes = {
  'training:read': { description: 'Read learners, enrollments, and trashed training registers' },
  'training:write': {
    description:
      'Create and change programs, training plans, classes, learners, enrollments, staff developments and research outputs',
    includes: 'training:read',
  },
} satisfies ScopeDescriptions

/** Training registers are public. */
export const trainingAccess: ResourceAccess = {
  read: 'public',
  all_rows: 'training:read',
  write: 'training:write',
}

/** Registers of learners are never public. */
export const learnerAccess: ResourceAccess = { ...trainingAccess, read: 'training:read' }
