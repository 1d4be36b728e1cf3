import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'
import type { Api } from '../http/api.ts'
import { readRoute } from '../http/register-route.ts'

/** Counts what the server does. Hooks see every route that is registered after this. */
export function addMetrics(
  app: FastifyInstance,
  pool: { totalCount: number; idleCount: number; waitingCount: number },
): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'bantin_request_duration_seconds',
    help: 'How long requests took, by operation and status.',
    labelNames: ['operation', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const connections = new Gauge({
    name: 'bantin_database_connections',
    help: 'Connections of the pool, by state; `waiting` are requests that wait for one.',
    labelNames: ['state'] as const,
    registers: [],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  registry.registerMetric(connections)
  app.addHook('onResponse', (request, reply, done) => {
    const operation = request.routeOptions.config.route?.operationId ?? 'none'
    duration.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  return registry
}

/** `/metrics`, for a key that may read it. */
export function metricsRoutes(api: Api, registry: Registry): void {
  readRoute(api, {
    method: 'GET',
    url: '/metrics',
    operationId: 'getMetrics',
    tag: 'Operations',
    summary: 'Metrics for Prometheus',
    description: 'Durations by operation and status, connections of the pool, and the state of the process.',
    answers: {
      200: {
        description: 'Text in the Prometheus format.',
        schema: z.string().describe('The metrics.').meta({ example: 'process_cpu_seconds_total 1.5\n' }),
        mediaType: registry.contentType,
      },
    },
    handler: async () => ({ body: await registry.metrics() }),
  })
}
