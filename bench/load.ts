import autocannon from 'autocannon'
import { cpuTime, type Server } from './processes.ts'
import type { Workload } from './workloads.ts'

/** The result of one round of load on one server. */
export interface Round {
  requestsPerSecond: number
  p50: number
  p99: number
  cpuPerRequest: number | undefined
  failed: number
}

const connections = 32

const percentile = (sorted: readonly number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? 0

/** Sends a workload over all connections for some seconds, and measures each request. */
export async function load(server: Server, workload: Workload, seconds: number): Promise<Round> {
  const { requests } = workload
  const options = { url: server.base, connections, duration: seconds, sampleInt: 100, requests }
  const latencies: number[] = []
  const before = cpuTime(server.pid)
  const run = autocannon(options)
  run.on('response', (_client, _status, _bytes, milliseconds: number) => latencies.push(milliseconds))
  const result = await run
  const after = cpuTime(server.pid)
  const sorted = latencies.toSorted((a, b) => a - b)
  return {
    requestsPerSecond: sorted.length / result.duration,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    cpuPerRequest: before === undefined || after === undefined ? undefined : (after - before) / sorted.length,
    failed: result.errors + result.timeouts + result.non2xx,
  }
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}

/** The median of each measurement, and the sum of the failures. */
export function medianRound(rounds: readonly Round[]): Round {
  const cpu = rounds.flatMap(({ cpuPerRequest }) => cpuPerRequest ?? [])
  return {
    requestsPerSecond: median(rounds.map((round) => round.requestsPerSecond)),
    p50: median(rounds.map((round) => round.p50)),
    p99: median(rounds.map((round) => round.p99)),
    cpuPerRequest: cpu.length === 0 ? undefined : median(cpu),
    failed: rounds.reduce((sum, round) => sum + round.failed, 0),
  }
}
