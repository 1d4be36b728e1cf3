import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'tap'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/package.ts'
import { scratchDirectory } from '../process/server-process.ts'
import { debianProgram } from '../support/debian-program.ts'

test('podman-compose 1.0 passes settings that the server accepts', async (t) => {
  // only asked whether volumes and networks exist, since nothing is started
  const podman = path.join(scratchDirectory(t), 'podman')
  fs.writeFileSync(podman, '#!/bin/sh\necho podman version 4.3.1\n', { mode: 0o755 })
  const files = ['-f', 'docker-compose.yml', '-f', 'deploy/compose.jobs.yaml']
  const { stdout, stderr } = spawnSync(
    debianProgram('podman-compose'),
    ['--podman-path', podman, '--dry-run', ...files, 'up', '--detach', '--no-build'],
    { cwd: packageRoot, encoding: 'utf8', env: { PATH: process.env['PATH'], TRUST_PROXY: '10.0.0.1' } },
  )
  const runs = stdout.split('\n').filter((line) => line.startsWith(`${podman} run `))
  t.equal(runs.length, 3, stderr)
  t.notMatch(runs.join('\n'), '${')
  const settings = (service: string) => {
    const run = runs.find((line) => line.includes(`--network-alias ${service} `)) ?? ''
    return Object.fromEntries(
      [...run.matchAll(/ -e ([A-Z_]+)=(.*?)(?= -)/g)].map(([, name, value]) => [name, value]),
    )
  }
  t.match(settings('api'), { BANTIN_ADMIN_KEY: ' ', TRUST_PROXY: '10.0.0.1', JOBS: 'off' })
  t.match(readConfig(settings('api')), { adminKey: undefined, corsOrigins: [], trustProxy: ['10.0.0.1'] })
  t.equal(readConfig(settings('jobs')).jobs, 'only')
  for (const run of runs) t.match(run, /--healthcheck-command .*--healthcheck-interval/)
})

test('systemd accepts the unit', async (t) => {
  // node may be elsewhere on this machine, and only its place is not that of the file
  const unit = fs
    .readFileSync(path.join(packageRoot, 'deploy/bantin@.service'), 'utf8')
    .replace('/usr/bin/node', process.execPath)
  const place = path.join(scratchDirectory(t), 'bantin@3001.service')
  const verify = (text: string) => {
    fs.writeFileSync(place, text)
    return spawnSync(debianProgram('systemd-analyze'), ['verify', '--man=no', place], { encoding: 'utf8' })
  }
  t.match(verify(unit), { status: 0, stderr: '' })
  t.match(verify(unit.replace('KillMode=mixed', 'KillMode=gentle')).stderr, 'gentle', 'it does look')
})
