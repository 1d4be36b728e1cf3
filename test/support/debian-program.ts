import fs from 'node:fs'
import path from 'node:path'

/** The Debian package of each program, which `.ci/run` installs. */
const packages = {
  haproxy: 'haproxy',
  nginx: 'nginx-light',
  openssl: 'openssl',
  pg_dump: 'postgresql-client',
  pg_restore: 'postgresql-client',
  pgbouncer: 'pgbouncer',
  'podman-compose': 'podman-compose',
  psql: 'postgresql-client',
  'systemd-analyze': 'systemd',
} as const

/**
 * The path of a program for tests in `test/operations/`, on PATH or where Debian keeps servers.
 * @throws Error that names the Debian package of a missing program
 */
export function debianProgram(name: keyof typeof packages): string {
  const directories = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin']
  const found = directories.map((directory) => path.join(directory, name)).find(isExecutable)
  if (found !== undefined) return found
  throw new Error(`${name} is missing: apt-get install --no-install-recommends ${packages[name]}`)
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}
