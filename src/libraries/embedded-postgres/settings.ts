import { randomBytes } from 'node:crypto'

/** The superuser of the cluster; it can connect only from this machine, with a random password. */
export const databaseUser = 'bantin'

/** The file in the data directory that stores the password. */
export const passwordFile = 'bantin.password'

const clusterNamePattern = /cluster_name=(bantin-(\d+)-[0-9a-f]+)/

/** A name for one run of a server, visible in `ps`; it holds the id of the process that started it. */
export function newClusterName(): string {
  return `bantin-${process.pid}-${randomBytes(4).toString('hex')}`
}

/** Finds the name of a run in a command line, with the id of the process that started it. */
export function findClusterName(command: string): { name: string; pid: number } | undefined {
  const [, name, pid] = clusterNamePattern.exec(command) ?? []
  return name === undefined ? undefined : { name, pid: Number(pid) }
}

/** Defaults of a small server, written to postgresql.conf at creation; the owner may change them there. */
export const tunable: Record<string, string> = {
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // The data is usually on a solid-state disk, and mostly in memory.
  random_page_cost: '1.1',
  // Compilation costs more than it saves in statements of a few milliseconds.
  jit: 'off',
  // Error messages quote values, which may be personal data: the client gets the errors of statements and logs them
  // without values; the file gets starts, stops, crashes and rejected connections.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** A temporary cluster needs no durability. */
const ephemeralSettings: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
}

/** Required settings, given on the command line, which overrides postgresql.conf. */
export function requiredSettings(
  clusterName: string,
  port: number,
  ephemeral: boolean,
): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: clusterName,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    ...(ephemeral ? ephemeralSettings : {}),
  }
}

/** `-c name=value` for each setting. */
export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
