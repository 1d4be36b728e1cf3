import type { FastifyInstance } from 'fastify'
import type { Policy } from '../access/policy.ts'

/**
 * Records the operations of routes that are registered after this call.
 * @returns a function to call at the end. It throws an Error if a policy entry has no route.
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
