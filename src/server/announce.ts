import { styleText } from 'node:util'
import type { Config } from '../config.ts'
import type { RunningServer } from './serve.ts'

const createKey = 'keys create --name "First admin" --role admin'

/** Prints the addresses of the server and what to do about keys, to standard error since standard output has the log. */
export function announce(config: Config, { port, newKeyFile, lacksKey }: RunningServer): void {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  const base = config.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const links = [
    `  Documentation    ${base}/docs`,
    `  Newest posts     ${base}/v1/posts?limit=5`,
    `  Programmes       ${base}/v1/programs`,
    `  Awards of 2020   ${base}/v1/commendations?year=2020&include=party_cell`,
    `  Does it add up?  ${base}/v1/reconciliations?year=2020`,
  ]
  const jobsOnly = ['  It runs jobs, and serves /livez, /readyz and /metrics alone (JOBS=only).']
  const lines = [`Bantin listens on ${base}`, '', ...(config.jobs === 'only' ? jobsOnly : links)]
  if (newKeyFile !== undefined) {
    lines.push(
      '',
      `  An admin key was written to ${newKeyFile} (only you can read it; this message appears once).`,
    )
    lines.push(`  Use it so:  curl -H "Authorization: Bearer $(cat ${newKeyFile})" ${base}/v1/api-keys`)
  }
  if (lacksKey) {
    lines.push(
      '',
      '  The database has no valid key, and without one nothing can be written. This makes one and prints it:',
      `    npm run bantin -- ${createKey}`,
      `    docker compose exec api bantin ${createKey}  (in Docker)`,
    )
  }
  const shown = process.stderr.isTTY
    ? lines.map((line, index) => (index === 0 ? styleText('bold', line) : line))
    : lines
  process.stderr.write(`\n${shown.join('\n')}\n\n`)
}
