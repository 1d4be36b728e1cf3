import os from 'node:os'
import type { Round } from './load.ts'
import type { StartTimes } from './start-times.ts'

/** Both servers on one workload. */
export interface Comparison {
  name: string
  title: string
  /** Each answer made anew. */
  ours: Round
  /** As in production: what is asked again is kept while nothing changes. */
  kept: Round
  bare: Round
}

/** All that a run measured. */
export interface Results {
  date: string
  machine: string
  node: string
  rows: Record<string, number>
  generatedIn: number
  seconds: number
  rounds: number
  start: StartTimes
  comparisons: Comparison[]
  /** Requests a second on page 500, as a part of those on page 1. */
  page500OfPage1: number
}

export const machine = () => `${os.cpus().length} x ${os.cpus()[0]?.model ?? 'CPU'}, ${os.platform()}`

const number = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits })
const percent = (value: number) => `${Math.round(value * 100)} %`

function line({ title, ours, kept, bare }: Comparison): string {
  const cells = (round: Round) => [
    number(round.requestsPerSecond),
    number(round.p50, 1),
    number(round.p99, 1),
    round.cpuPerRequest === undefined ? '' : number(round.cpuPerRequest, 3),
  ]
  const ratio = (round: Round) => `**${percent(round.requestsPerSecond / bare.requestsPerSecond)}**`
  const failed = ours.failed + kept.failed + bare.failed
  return `| ${[title, ...cells(ours), ...cells(bare), ratio(ours), number(kept.requestsPerSecond), ratio(kept), failed].join(' | ')} |`
}

/** The results as a page for people. */
export function markdown(results: Results): string {
  const { date, rows, start, comparisons, rounds, seconds, generatedIn } = results
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return `# Bench of ${date}

${results.machine}, Node ${results.node}. ${number(rows['posts'] ?? 0)} posts, ${number(rows['classes'] ?? 0)} classes, ${number(rows['enrollments'] ?? 0)} enrollments: ${number(total)} rows generated in ${number(generatedIn / 1000)} s.
Our server, with each answer made anew and then as it comes (\`kept\`: what readers ask again is given again while the database says that nothing changed), beside a bare node:http + pg server that sends the same SQL; ${rounds} rounds of ${seconds} s each, in turns, 32 connections; medians. Load, servers and Postgres share the machine: ratios and CPU tell more than rates.

| workload | ours req/s | p50 ms | p99 ms | CPU ms | bare req/s | p50 ms | p99 ms | CPU ms | ours / bare | kept req/s | kept / bare | failed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${comparisons.map(line).join('\n')}

Page 500 answers at ${percent(results.page500OfPage1)} of the rate of page 1.

Ready in ${number(start.cold)} ms without a data directory, ${number(start.warm)} ms with one (embedded Postgres, no demo); ${start.idleMegabytes ?? '?'} MB in use when idle.
`
}
