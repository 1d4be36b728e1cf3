import type { FastifyInstance } from 'fastify'
import type { Policy } from '../access/policy.ts'
import type { TagDescription } from './openapi/tags.ts'

/**
 * Checks the routes that are registered after this call: an operation has one address, and its tag is described.
 * @returns a function to call at the end. It throws an Error if a policy entry has no route.
 */
export function trackRouteCoverage(
  app: FastifyInstance,
  policy: Policy,
  tags: readonly TagDescription[],
): () => void {
  const addresses = new Map<string, string>()
  app.addHook('onRoute', ({ method, url, config }) => {
    const route = config?.route
    // Fastify registers HEAD for each GET
    if (route === undefined || method !== route.method) return
    const { operationId, tag } = route
    const address = `${route.method} ${url}`
    const known = addresses.get(operationId)
    if (known !== undefined) {
      throw new Error(`${operationId} is the operation id of ${known} and of ${address}: rename one of them`)
    }
    addresses.set(operationId, address)
    if (!tags.some(({ name }) => name === tag)) {
      throw new Error(
        `${operationId} has the tag ${tag}, which no module describes: add it as \`tag\` of a module`,
      )
    }
  })
  return () => {
    const missing = Object.keys(policy).filter((operation) => !addresses.has(operation))
    if (missing.length > 0) {
      throw new Error(
        `operations in the policy table without a route: ${missing.join(', ')}. Remove them from \`policy\` of their module, or correct their names.`,
      )
    }
  }
}
