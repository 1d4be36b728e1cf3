import { readEntry, readPolicy } from '../access/resource-access.ts'
import type { ScopeDescriptions } from '../access/scope.ts'
import type { Module } from '../resource/module.ts'
import { keysAccess } from './resource.ts'
import { apiKeysRoutes } from './routes.ts'
import { apiKeys } from './table.ts'

declare module '../access/scope.ts' {
  interface Scopes {
    'keys:manage': true
  }
}

const scopes = {
  'keys:manage': { description: 'Create, list and revoke API keys, and change their owners' },
} satisfies ScopeDescriptions

const managing = readEntry(keysAccess)

/** The module of API keys. */
export const apiKeysModule: Module = {
  tag: {
    name: 'ApiKeys',
    vi: 'Khóa API',
    description: 'Keys of programs that write, or read what is not public.',
  },
  tables: [apiKeys],
  scopes,
  policy: {
    ...readPolicy({ one: 'ApiKey', many: 'ApiKeys', access: keysAccess }),
    createApiKey: managing,
    updateApiKey: managing,
    revokeApiKey: managing,
  },
  routes: apiKeysRoutes,
}
