import { randomBytes } from 'node:crypto'

/** The database's own superuser; it is reachable from this machine only, with a random password. */
export const DATABASE_USER = 'bantin'

/** Written beside the data by us, read by us at every start. */
export const PASSWORD_FILE = 'bantin.password'

const CLUSTER_NAME = /cluster_name=(bantin-(\d+)-[0-9a-f]+)/

/** Names one run of a server: for `ps`, and for whoever finds the data directory taken. */
export function newClusterName(): string {
  return `bantin-${process.pid}-${randomBytes(4).toString('hex')}`
}

/** Finds such a name in a command line, with the process that gave it. */
export function findClusterName(command: string): { name: string; pid: number } | undefined {
  const [, name, pid] = CLUSTER_NAME.exec(command) ?? []
  return name === undefined ? undefined : { name, pid: Number(pid) }
}

/** Defaults for a small server, put into postgresql.conf once: there the owner may tune them. */
export const TUNABLE: Record<string, string> = {
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // The data lies on a solid-state disk nearly always, and mostly in memory.
  random_page_cost: '1.1',
  // Compilation costs more than it saves in statements of a few milliseconds.
  jit: 'off',
  // Messages quote values, and those may be personal: what a statement did wrong is told to the caller,
  // who logs it without values; the file gets starts, stops, crashes and refused connections.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** A cluster that is thrown away needs no disk. */
const EPHEMERAL: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
}

/** What we rely on, whatever postgresql.conf says: given on the command line, which wins. */
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
    ...(ephemeral ? EPHEMERAL : {}),
  }
}

/** `-c name=value` for each setting. */
export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
