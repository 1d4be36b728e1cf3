import os from 'node:os'
import type { Round } from './load.ts'
import type { StartTimes } from './start-times.ts'

/** The results of all servers for one workload. */
export interface Comparison {
  name: string
  title: string
  /** Our server without the response cache. */
  ours: Round
  /** Our server with the response cache, as in production. */
  cached: Round
  /** The server that sends the same SQL. */
  bare: Round
  /** The server that sends the shortest SQL for the same response. */
  lean: Round
}

/** All measurements of a run. */
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
  /** The rate of page 500, as a part of the rate of page 1. */
  page500OfPage1: number
}

/** The processors and the operating system of this machine. */
export const machine = () => `${os.cpus().length} x ${os.cpus()[0]?.model ?? 'CPU'}, ${os.platform()}`

const number = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits })
const percent = (value: number) => `${Math.round(value * 100)} %`

const ratio = (round: Round, other: Round) => percent(round.requestsPerSecond / other.requestsPerSecond)

function rates({ title, ours, cached, bare, lean }: Comparison): string {
  const perSecond = [ours, bare, lean, cached].map((round) => number(round.requestsPerSecond))
  const ratios = [
    `**${ratio(ours, bare)}**`,
    ratio(bare, lean),
    `**${ratio(ours, lean)}**`,
    ratio(cached, bare),
    ratio(cached, lean),
  ]
  const failed = ours.failed + cached.failed + bare.failed + lean.failed
  return `| ${[title, ...perSecond, ...ratios, failed].join(' | ')} |`
}

function times({ title, ours, bare, lean }: Comparison): string {
  const cells = [ours, bare, lean].flatMap(({ p50, p99, cpuPerRequest }) => [
    number(p50, 1),
    number(p99, 1),
    cpuPerRequest === undefined ? '' : number(cpuPerRequest, 3),
  ])
  return `| ${[title, ...cells].join(' | ')} |`
}

/** The results as a Markdown page. */
export function markdown(results: Results): string {
  const { date, rows, start, comparisons, rounds, seconds, generatedIn } = results
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return `# Bench of ${date}

${results.machine}, Node ${results.node}. ${number(rows['posts'] ?? 0)} posts, ${number(rows['classes'] ?? 0)} classes, ${number(rows['enrollments'] ?? 0)} enrollments: ${number(total)} rows generated in ${number(generatedIn / 1000)} s.
${rounds} rounds of ${seconds} s each, in turns, 32 connections; medians. Load, servers and Postgres share the machine, so ratios and CPU times are more reliable than rates.

- \`ours\`: our server without the response cache.
- \`bare\`: node:http + pg with the SQL of our server. \`ours / bare\` shows the cost of our code around the SQL.
- \`lean\`: node:http + pg with one statement of the shortest SQL for the same response (plain columns, \`json_agg\`; a create is one insert, without rendered text, revision, search and audit). \`bare / lean\` shows the cost of our SQL, \`ours / lean\` the cost of SQL and code.
- \`cached\`: our server with the response cache, as in production.

| requests per second | ours | bare | lean | cached | ours / bare | bare / lean | ours / lean | cached / bare | cached / lean | failed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${comparisons.map(rates).join('\n')}

| ms per request | ours p50 | p99 | CPU | bare p50 | p99 | CPU | lean p50 | p99 | CPU |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${comparisons.map(times).join('\n')}

The rate of page 500 is ${percent(results.page500OfPage1)} of the rate of page 1.

Ready in ${number(start.cold)} ms without a data directory, ${number(start.warm)} ms with one (embedded Postgres, no demo); ${start.idleMegabytes ?? '?'} MB of memory when idle.
`
}
