import type { ScopeDescriptions } from '../../platform/access/scope.ts'
import type { PolicyEntry } from '../../platform/access/policy.ts'
import type { ReadAccess, ResourceAccess } from '../../platform/access/resource-access.ts'

declare module '../../platform/access/scope.ts' {
  interface Scopes {
    'content:read': true
    'content:write': true
    'content:write_own': true
    'content:publish': true
  }
}

/** Scopes of content. */
export const contentScopes = {
  'content:read': { description: 'Read drafts, scheduled, archived and trashed content, and revisions' },
  'content:write': {
    description:
      'Create and change sections, tags, people, links, media and internal events, and posts that are not published or scheduled',
    includes: 'content:read',
  },
  'content:write_own': {
    description:
      'Write posts and upload files, see and change own ones that were never published or scheduled, and submit posts for approval',
  },
  'content:publish': {
    description: 'Publish, unpublish and archive posts, and change published and scheduled ones',
    includes: 'content:read',
  },
} satisfies ScopeDescriptions

/** Live content is public; editors also read the rest. */
export const contentAccess: ResourceAccess = {
  read: 'public',
  all_rows: 'content:read',
  write: 'content:write',
}

/** The policy of status changes that readers see. */
export const publishPolicy: PolicyEntry = {
  needs: 'content:publish',
  all_rows: 'content:publish',
  internal_fields: 'content:read',
}

/** What only editors see. */
export const editorsAccess: ReadAccess = {
  read: 'content:read',
  all_rows: 'content:read',
  internal_fields: 'content:read',
}

/** What editors see of all posts, and authors of their own drafts. */
export const draftReadAccess: ReadAccess = { ...editorsAccess, own_rows: 'content:write_own' }

/** The policy of changing working drafts, which readers do not see: also those of public posts. */
export const draftPolicy: PolicyEntry = {
  needs: 'content:write',
  all_rows: 'content:write',
  own_rows: 'content:write_own',
  internal_fields: 'content:read',
}
