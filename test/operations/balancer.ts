import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'
import { debianProgram } from '../support/debian-program.ts'
import { eventually, scratchDirectory } from '../process/server-process.ts'
import { deployed } from './deployed.ts'

/** A balancer before two servers. */
export interface Balancer {
  base: string
  /** What it has logged so far. */
  log(): string
}

interface Teardown {
  teardown(release: () => unknown): void
}

/** What nginx itself has around the file; all that it writes stays in a directory. */
const aroundNginx = (directory: string, server: string) => `
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
error_log stderr error;
events {}
http {
  access_log off;
  client_body_temp_path ${directory}/bodies;
  proxy_temp_path ${directory}/proxied;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  ${server}
}
`

/** Starts a balancer of Debian with a file of `deploy/` before the servers on two ports; it ends with `t`. */
export async function startBalancer(
  t: Teardown,
  file: 'nginx.conf' | 'haproxy.cfg' | 'haproxy-tcp.cfg',
  [first, second]: readonly [number, number],
): Promise<Balancer> {
  const directory = scratchDirectory(t)
  const port = await freePort()
  const isNginx = file === 'nginx.conf'
  const text = deployed(file, {
    '127.0.0.1:3001': `127.0.0.1:${first}`,
    '127.0.0.1:3002': `127.0.0.1:${second}`,
    [isNginx ? 'listen 80;' : 'bind :80']: isNginx ? `listen 127.0.0.1:${port};` : `bind 127.0.0.1:${port}`,
  })
  const place = path.join(directory, file)
  fs.writeFileSync(place, isNginx ? aroundNginx(directory, text) : text)
  const child = isNginx
    ? spawn(debianProgram('nginx'), ['-p', directory, '-e', 'stderr', '-c', place])
    : spawn(debianProgram('haproxy'), ['-db', '-f', place])
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (log += part))
  const exited = once(child, 'close')
  t.teardown(async () => {
    // SIGTERM, so that the master of nginx ends its worker as well
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exited
  })
  await eventually(`${file} listens`, async () => {
    if (child.exitCode !== null) throw new Error(`${file} is not accepted: ${log}`)
    return await accepts(port)
  })
  return { base: `http://127.0.0.1:${port}`, log: () => log }
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
