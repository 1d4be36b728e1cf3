/** What a key may do. Each operation needs at most one of these (`policy.ts`). */
export const scopes = {
  'content:read': 'Read drafts, scheduled, archived and trashed content, and revisions',
  'content:write':
    'Create and change sections, tags, people, links and media, and posts that are not published or scheduled',
  'content:publish': 'Publish, unpublish and archive posts, and change published and scheduled ones',
  'training:read': 'Read learners, enrollments, and trashed training registers',
  'training:write':
    'Create and change programs, classes, learners, enrollments, staff developments and research outputs',
  'party:read': 'Read Party members, their gradings, unpublished gradings, and trashed Party registers',
  'party:write': 'Create and change Party cells, members, gradings and commendations',
  'figures:read':
    'Read proposed, rejected and superseded figures, with the words they quote, and trashed ones',
  'figures:write': 'Propose, create, change, confirm, reject and correct figures',
  'figures:manage': 'Create and change indicators and quota rules',
  'coverage:declare': 'Declare registers complete for a year',
  'trash:purge': 'Remove rows for good',
  'keys:manage': 'Create, list and revoke API keys',
  'audit:read': 'Read the audit trail',
  'metrics:read': 'Read the metrics of the server',
} as const

export type Scope = keyof typeof scopes
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]

/** What a scope brings along: a write is answered with the whole row, so that its writer reads it anyway. */
const included: Partial<Record<Scope, Scope>> = {
  'content:write': 'content:read',
  'content:publish': 'content:read',
  'training:write': 'training:read',
  'party:write': 'party:read',
  'figures:write': 'figures:read',
}

const isScope = (name: string): name is Scope => name in scopes

/** What a key may do that has these scopes; names that are no scopes any more give nothing. */
export const scopesHeld = (names: readonly string[]): ReadonlySet<Scope> =>
  new Set(names.filter(isScope).flatMap((scope) => [scope, included[scope] ?? scope]))

/** Roles are named sets of scopes; a key has one role, or a list of scopes of its own. */
export const roles = {
  /** A frontend: sees what everyone sees, with a rate limit of its own. */
  reader: [],
  editor: ['content:read', 'content:write', 'figures:read', 'figures:write'],
  publisher: ['content:read', 'content:write', 'content:publish', 'figures:read', 'figures:write'],
  registrar: ['training:read', 'training:write', 'coverage:declare'],
  party_officer: ['party:read', 'party:write', 'coverage:declare'],
  admin: scopeNames,
} as const satisfies Record<string, readonly Scope[]>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** Who sends a request. */
export interface Caller {
  /** Of the API key; `null` for anonymous readers and for the key from the environment. */
  key_id: string | null
  /** For logs, audit and rate limits: `anonymous`, `key:<id>`, `bootstrap`, `cli`. */
  name: string
  scopes: ReadonlySet<Scope>
  /** When the key stops working; `null`: never. */
  expires_at: string | null
}

export const anonymous: Caller = { key_id: null, name: 'anonymous', scopes: new Set(), expires_at: null }

/** A caller who may do everything for good, and whom no table of keys holds. */
export const unbound = (name: string): Caller => ({
  key_id: null,
  name,
  scopes: new Set(scopeNames),
  expires_at: null,
})

/** Someone at the server's own shell, who could open the database anyway. */
export const cliCaller: Caller = unbound('cli')
