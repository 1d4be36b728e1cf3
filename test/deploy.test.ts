import fs from 'node:fs'
import path from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { readConfig } from '../src/config.ts'
import { settingNames } from '../src/config/settings.ts'
import type { Environment } from '../src/config/environment.ts'
import { packageRoot } from '../src/package.ts'
import { test } from './support/shared-test.ts'

// tests assert what they read
// oxlint-disable-next-line typescript/no-explicit-any
type Yaml = any

const read = (file: string): string => fs.readFileSync(path.join(packageRoot, file), 'utf8')

/** What the settings say with the variables of a process; an absent DATABASE_URL is a secret of the operator. */
const configOf = (environment: Environment) =>
  readConfig({ DATABASE_URL: 'postgres://a@localhost/b', ...environment })

/** How long a process with these settings may take to end, in seconds. */
function slowestStopS(environment: Environment): number {
  const { shutdownDelayMs, shutdownTimeoutMs } = configOf(environment)
  return (shutdownDelayMs + shutdownTimeoutMs) / 1000 + 5
}

const isSetting = (name: string): boolean => (settingNames as string[]).includes(name) || name === 'NODE_ENV'

/** The one number that a pattern finds in a text. */
const numberOf = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1])

test('compose gives what a stop, a log and a probe need', async (t) => {
  for (const file of ['docker-compose.yml', 'deploy/compose.jobs.yaml']) {
    const text = read(file)
    t.notMatch(text, /\$\{\w+:?-\}/, 'podman-compose 1.0 does not read empty defaults')
    const services = Object.entries((parse(text) as Yaml).services as Record<string, Yaml>)
    for (const [name, service] of services) {
      // what only adds to a service of the other file
      if (service.image === undefined && service.build === undefined) continue
      t.match(service.logging, {
        driver: 'json-file',
        options: { 'max-size': /^\d+m$/, 'max-file': /^\d+$/ },
      })
      t.equal(typeof service.healthcheck.test[1], 'string', `${file}: ${name} has a command as a probe`)
      if (name === 'postgres') continue
      const environment = Object.fromEntries(
        Object.entries(service.environment as Record<string, unknown>).map(([variable, value]) => [
          variable,
          String(value).replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
        ]),
      )
      t.same(
        Object.keys(environment).filter((variable) => !isSetting(variable)),
        [],
      )
      t.ok(configOf(environment), 'its defaults are accepted')
      const behindBalancer = { ...environment, SHUTDOWN_DELAY_MS: '10000' }
      t.ok(numberOf(service.stop_grace_period, /^(\d+)s$/) > slowestStopS(behindBalancer), name)
    }
  }
  t.match(read('Dockerfile'), /^HEALTHCHECK .*\n *CMD .*livez/m)
})

test('systemd and Kubernetes wait longer than a stop takes', async (t) => {
  const unit = read('deploy/bantin@.service')
  const words = (/^Environment=(.*)$/m.exec(unit)?.[1] ?? '').replaceAll('%i', '3001').split(' ')
  const ofUnit = Object.fromEntries(words.map((word) => word.split('=') as [string, string]))
  t.same(
    Object.keys(ofUnit).filter((name) => !isSetting(name)),
    [],
  )
  t.ok(configOf(ofUnit).shutdownDelayMs > 0)
  t.ok(numberOf(unit, /^TimeoutStopSec=(\d+)$/m) > slowestStopS(ofUnit))
  t.match(unit, /^KillMode=mixed$/m)

  const documents = parseAllDocuments(read('deploy/kubernetes.yaml')).map((one) => one.toJS() as Yaml)
  t.same(
    documents.map(({ kind, metadata }) => [kind, metadata.name]),
    [
      ['Deployment', 'bantin'],
      ['Deployment', 'bantin-jobs'],
      ['Service', 'bantin'],
      ['PodDisruptionBudget', 'bantin'],
    ],
  )
  const [requests, jobs, service] = documents
  for (const { metadata, spec } of [requests, jobs]) {
    const [container] = spec.template.spec.containers
    const environment = Object.fromEntries(
      (container.env as { name: string; value: unknown }[]).map(({ name, value }) => [name, String(value)]),
    )
    t.same(
      container.env.filter(({ name, value }: Yaml) => !isSetting(name) || typeof value !== 'string'),
      [],
      'Kubernetes takes texts only',
    )
    t.equal(configOf(environment).jobs, metadata.name === 'bantin' ? 'off' : 'only')
    t.ok(spec.template.spec.terminationGracePeriodSeconds > slowestStopS(environment), metadata.name)
    t.same(spec.selector.matchLabels, spec.template.metadata.labels)
    t.equal(container.livenessProbe.httpGet.path, '/livez')
  }
  const [container] = requests.spec.template.spec.containers
  t.equal(container.readinessProbe.httpGet.path, '/readyz')
  t.same(service.spec.selector, requests.spec.selector.matchLabels)
  t.equal(service.spec.ports[0].targetPort, container.ports[0].name)
  t.notSame(service.spec.selector, jobs.spec.selector.matchLabels, 'no reader reaches the jobs')
})

test('proxies give exports their time, and close idle connections first', async (t) => {
  const { exportTimeoutMs, importMaxBytes } = configOf({})
  const seconds = exportTimeoutMs / 1000
  const nginx = read('deploy/nginx.conf')
  t.ok(numberOf(nginx, /^ *keepalive_timeout (\d+)s;$/m) < 72)
  t.ok(numberOf(nginx, /^ *proxy_read_timeout (\d+)s;$/m) > seconds)
  t.ok(numberOf(nginx, /^ *client_max_body_size (\d+)g;$/m) * 2 ** 30 > importMaxBytes)
  t.match(nginx, /location \/v1\/imports\/ \{\n *proxy_request_buffering off;/)
  for (const file of ['deploy/haproxy.cfg', 'deploy/haproxy-tcp.cfg']) {
    for (const side of ['client', 'server'])
      t.ok(numberOf(read(file), new RegExp(`^ *timeout ${side} (\\d+)s$`, 'm')) > seconds, file)
  }
  t.ok(numberOf(read('deploy/haproxy.cfg'), /^ *timeout http-keep-alive (\d+)s$/m) < 72)
})
