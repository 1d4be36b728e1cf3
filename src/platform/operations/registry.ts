import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The connections of the pool, for the gauge. */
export interface PoolCounts {
  totalCount: number
  idleCount: number
  waitingCount: number
}

/** The metrics of a server, and the histogram of requests. */
export interface Metrics {
  registry: Registry
  duration: Histogram<'operation' | 'status'>
}

/** Makes the metrics of the process, of requests and of the pool. */
export function makeMetrics(pool: PoolCounts): Metrics {
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
  return { registry, duration }
}
