import { everyone, type PolicyEntry } from '../access/policy.ts'
import type { ScopeDescriptions } from '../access/scope.ts'
import { idempotencyKeys } from '../http/idempotency/table.ts'
import type { Module } from '../resource/module.ts'

declare module '../access/scope.ts' {
  interface Scopes {
    'metrics:read': true
  }
}

const scopes = {
  'metrics:read': { description: 'Read the metrics of the server' },
} satisfies ScopeDescriptions

const probe: PolicyEntry = { needs: 'public', probe: true }

/** The module of probes, metrics and the document. `app.ts` registers their routes, since they need the process. */
export const operationsModule: Module = {
  tag: { name: 'Operations', vi: 'Vận hành', description: 'Probes, metrics and this document.' },
  tables: [idempotencyKeys],
  scopes,
  policy: {
    getLiveness: probe,
    getReadiness: probe,
    getMetrics: { needs: 'metrics:read', servedByJobs: true },
    getOpenApiJson: everyone,
    getOpenApiYaml: everyone,
  },
}
