import fs from 'node:fs'
import path from 'node:path'

/** The Debian package of each program, which `.ci/run` installs. */
const packages = {
  haproxy: 'haproxy',
  initdb: 'postgresql',
  nginx: 'nginx-light',
  openssl: 'openssl',
  pg_dump: 'postgresql-client',
  pg_restore: 'postgresql-client',
  pgbouncer: 'pgbouncer',
  'podman-compose': 'podman-compose',
  postgres: 'postgresql',
  psql: 'postgresql-client',
  python3: 'python3',
  soffice: 'libreoffice-calc-nogui',
  'systemd-analyze': 'systemd',
} as const

/** Debian keeps the programs of a Postgres server by version. */
const serverDirectory = '/usr/lib/postgresql'

/** The directories of programs that are not on PATH. */
function furtherDirectories(): string[] {
  const versions = fs.existsSync(serverDirectory) ? fs.readdirSync(serverDirectory) : []
  return [
    '/usr/sbin',
    '/usr/local/sbin',
    ...versions.map((version) => path.join(serverDirectory, version, 'bin')),
  ]
}

/**
 * The path of a program for tests in `test/operations/`, on PATH or where Debian keeps servers.
 * @throws Error that names the Debian package of a missing program
 */
export function debianProgram(name: keyof typeof packages): string {
  const directories = [...(process.env['PATH'] ?? '').split(path.delimiter), ...furtherDirectories()]
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
