import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Api } from '../http/api.ts'
import { readRoute } from '../http/register-route.ts'
import type { Metrics, PoolCounts } from './registry.ts'

/**
 * Adds a hook that measures requests of routes that are registered after this call.
 * @returns the metrics; their library is loaded with the first response, so that it does not slow the start down
 */
export function addMetrics(app: FastifyInstance, pool: PoolCounts): () => Promise<Metrics> {
  let loaded: Promise<Metrics> | undefined
  const metrics = () => (loaded ??= import('./registry.ts').then(({ makeMetrics }) => makeMetrics(pool)))
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.route?.operationId ?? 'none'
    const labels = { operation, status: reply.statusCode }
    const seconds = reply.elapsedTime / 1000
    const { duration } = await metrics()
    duration.observe(labels, seconds)
  })
  return metrics
}

/** Registers `/metrics`. */
export function metricsRoutes(api: Api, metrics: () => Promise<Metrics>): void {
  readRoute(api, {
    method: 'GET',
    url: '/metrics',
    operationId: 'getMetrics',
    tag: 'Operations',
    summary: { en: 'Metrics for Prometheus', vi: 'Số đo vận hành cho Prometheus' },
    description: 'Durations by operation and status, connections of the pool, and the state of the process.',
    responses: {
      200: {
        description: 'Text in the Prometheus format.',
        schema: z.string().describe('The metrics.').meta({ example: 'process_cpu_seconds_total 1.5\n' }),
        mediaType: 'text/plain; version=0.0.4; charset=utf-8',
      },
    },
    handler: async () => ({ body: await (await metrics()).registry.metrics() }),
  })
}
