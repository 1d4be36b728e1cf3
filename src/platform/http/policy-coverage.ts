import type { FastifyInstance } from 'fastify'
import type { Policy } from '../access/policy.ts'

/**
 * Watches the routes that are registered from here on.
 * @returns a check for the end. It throws an Error where the policy has operations without a route.
 */
export function trackPolicyCoverage(app: FastifyInstance, policy: Policy): () => void {
  const routed = new Set<string>()
  app.addHook('onRoute', ({ config }) => {
    if (config?.route) routed.add(config.route.operationId)
  })
  return () => {
    const missing = Object.keys(policy).filter((operation) => !routed.has(operation))
    if (missing.length > 0)
      throw new Error(`operations in the policy table without a route: ${missing.join(', ')}`)
  }
}
