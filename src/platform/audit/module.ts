import { readPolicy } from '../access/resource-access.ts'
import type { ScopeDescriptions } from '../access/scope.ts'
import type { Module } from '../resource/module.ts'
import { readRoutes } from '../resource/routes.ts'
import { auditEvents } from './resource.ts'
import { auditEvents as auditEventsTable } from './table.ts'

declare module '../access/scope.ts' {
  interface Scopes {
    'audit:read': true
  }
}

const scopes = { 'audit:read': { description: 'Read the audit trail' } } satisfies ScopeDescriptions

/** The module of the audit trail. */
export const auditEventsModule: Module = {
  tag: {
    name: 'AuditEvents',
    vi: 'Nhật ký hệ thống',
    description: 'The trail of all writes, and of reads of personal data.',
  },
  tables: [auditEventsTable],
  scopes,
  policy: readPolicy(auditEvents),
  routes: (api) => readRoutes(api, auditEvents),
}
