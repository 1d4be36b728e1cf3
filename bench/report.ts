import os from 'node:os'
import type { Round } from './load.ts'
import type { StartTimes } from './start-times.ts'

/** All servers on one workload. */
export interface Comparison {
  name: string
  title: string
  /** Each answer made anew. */
  ours: Round
  /** As in production: what is asked again is kept while nothing changes. */
  cached: Round
  /** Sends the same SQL. */
  bare: Round
  /** Sends the least SQL for the same answer. */
  lean: Round
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

const ratio = (round: Round, other: Round) => percent(round.requestsPerSecond / other.requestsPerSecond)

function rates({ title, ours, cached: kept, bare, lean }: Comparison): string {
  const perSecond = [ours, bare, lean, kept].map((round) => number(round.requestsPerSecond))
  const ratios = [
    `**${ratio(ours, bare)}**`,
    ratio(bare, lean),
    `**${ratio(ours, lean)}**`,
    ratio(kept, bare),
    ratio(kept, lean),
  ]
  const failed = ours.failed + kept.failed + bare.failed + lean.failed
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

/** The results as a page for people. */
export function markdown(results: Results): string {
  const { date, rows, start, comparisons, rounds, seconds, generatedIn } = results
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  return `# Bench of ${date}

${results.machine}, Node ${results.node}. ${number(rows['posts'] ?? 0)} posts, ${number(rows['classes'] ?? 0)} classes, ${number(rows['enrollments'] ?? 0)} enrollments: ${number(total)} rows generated in ${number(generatedIn / 1000)} s.
${rounds} rounds of ${seconds} s each, in turns, 32 connections; medians. Load, servers and Postgres share the machine: ratios and CPU tell more than rates.

- \`ours\`: our server, with each answer made anew.
- \`bare\`: node:http + pg, sends the SQL that our server sends. \`ours / bare\` shows what our code around the SQL costs.
- \`lean\`: node:http + pg, sends one statement of the least SQL that gives the same answer (plain columns, \`json_agg\`; a create is one insert, without rendered text, revision, search and audit). \`bare / lean\` shows what our SQL costs, \`ours / lean\` what all of it does.
- \`kept\`: our server as it comes: what readers ask again is given again while the database says that nothing changed.

| requests a second | ours | bare | lean | kept | ours / bare | bare / lean | ours / lean | kept / bare | kept / lean | failed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${comparisons.map(rates).join('\n')}

| ms a request | ours p50 | p99 | CPU | bare p50 | p99 | CPU | lean p50 | p99 | CPU |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${comparisons.map(times).join('\n')}

Page 500 answers at ${percent(results.page500OfPage1)} of the rate of page 1.

Ready in ${number(start.cold)} ms without a data directory, ${number(start.warm)} ms with one (embedded Postgres, no demo); ${start.idleMegabytes ?? '?'} MB in use when idle.
`
}
