import { X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import tls from 'node:tls'

/** A URL that cannot be used as it is meant. The message names the part at fault, and has no password. */
export class PostgresUrlError extends Error {
  override readonly name = 'PostgresUrlError'
}

/** A URL of a database in the terms of node-postgres. */
export interface PostgresUrl {
  connectionString: string
  /** How long to wait for a connection, where the URL says so. */
  connectTimeoutMs?: number
  /** The startup parameter `options`. */
  options?: string
  /** Whether the login is bound to the TLS connection where the server offers it. */
  enableChannelBinding: boolean
}

const form =
  'must look like postgres://user:password@host:5432/name, with special characters of the password percent-encoded (# is %23)'
const maxConnectTimeoutS = 300
const sslFiles = ['sslrootcert', 'sslcert', 'sslkey'] as const

/** Parameters of libpq that node-postgres cannot follow, with what to do instead. */
const refusedParameters: Record<string, string> = {
  target_session_attrs: 'remove it, and name the one server that takes writes',
  load_balance_hosts: 'remove it, and name one server',
  hostaddr: 'write the address as the host',
  dbname: 'write the name after the host: postgres://host/name',
  service: 'write host, user and database in the URL',
  servicefile: 'write host, user and database in the URL',
  passfile: 'set PGPASSFILE, or use ~/.pgpass',
  sslpassword: 'use a key without a passphrase',
  sslcrl: 'remove it: certificates are not checked for revocation',
  sslcrldir: 'remove it: certificates are not checked for revocation',
  statement_timeout: 'set STATEMENT_TIMEOUT_MS',
  query_timeout: 'set STATEMENT_TIMEOUT_MS',
  client_encoding: 'remove it: the encoding is always UTF8',
  encoding: 'remove it: the encoding is always UTF8',
}

/** What a parameter may be; absent: any text. */
const acceptedParameters: Record<string, readonly string[] | undefined> = {
  host: undefined,
  port: undefined,
  user: undefined,
  password: undefined,
  db: undefined,
  options: undefined,
  application_name: undefined,
  fallback_application_name: undefined,
  connect_timeout: undefined,
  sslmode: ['disable', 'require', 'verify-ca', 'verify-full', 'no-verify'],
  ssl: ['true', '1', 'false', '0', 'no-verify'],
  sslrootcert: undefined,
  sslcert: undefined,
  sslkey: undefined,
  sslnegotiation: ['postgres', 'direct'],
  channel_binding: ['prefer', 'disable'],
  uselibpqcompat: ['true'],
}

const advice: Record<string, string> = {
  sslmode: '; a connection is encrypted or not, and there is no second try',
  channel_binding: '; it is used where the server offers it, and cannot be demanded',
}

/** Parses a URL; a host may be absent where a parameter has it. */
function parseUrl(text: string): URL {
  const address = /^postgres(?:ql)?:\/\/|^socket:/.exec(text)
  if (address === null) throw new PostgresUrlError(form)
  // a password with these characters would be cut there
  if (/[#\s]|^\w+:\/\/[^/?]*[/?][^?]*@/.test(text)) throw new PostgresUrlError(form)
  const hosts = /^\w+:\/\/([^/?]*@)?([^/?@]*)/.exec(text)?.[2] ?? ''
  if (hosts.includes(','))
    throw new PostgresUrlError('names several hosts: Bantin connects to one, so name one')
  try {
    decodeURIComponent(text)
    return new URL(text.replace('@/', '@placeholder/'))
  } catch {
    throw new PostgresUrlError(form)
  }
}

function checkParameters(parameters: URLSearchParams): void {
  for (const [name, value] of parameters) {
    const remedy = refusedParameters[name]
    if (remedy !== undefined)
      throw new PostgresUrlError(`has the parameter ${name}, which is not supported: ${remedy}`)
    if (!Object.hasOwn(acceptedParameters, name))
      throw new PostgresUrlError(`has the parameter ${name}, which is not supported: remove it`)
    const values = acceptedParameters[name]
    if (values !== undefined && !values.includes(value))
      throw new PostgresUrlError(
        `has ${name}=${value}, which is not supported: use one of ${values.join(', ')}${advice[name] ?? ''}`,
      )
  }
  if (parameters.get('host')?.includes(',') || parameters.get('port')?.includes(','))
    throw new PostgresUrlError('names several hosts: Bantin connects to one, so name one')
}

function checkPort(text: string | null): void {
  if (text === null || text === '') return
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new PostgresUrlError(`has the port ${text}: use a number from 1 to 65535`)
}

function connectTimeout(text: string | null): number | undefined {
  if (text === null) return undefined
  const seconds = Number(text)
  if (!/^\d+$/.test(text) || seconds < 1 || seconds > maxConnectTimeoutS)
    throw new PostgresUrlError(
      `has connect_timeout=${text}: use a whole number of seconds from 1 to ${maxConnectTimeoutS}`,
    )
  return seconds * 1000
}

function readFile(name: string, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new PostgresUrlError(
      `has ${name}=${file}, which cannot be read (${(error as NodeJS.ErrnoException).code})`,
    )
  }
}

function checkCertificates(parameters: URLSearchParams): void {
  const [ca, cert, key] = sslFiles.map((name) => {
    const file = parameters.get(name)
    return file === null ? undefined : readFile(name, file)
  })
  if ((cert === undefined) !== (key === undefined))
    throw new PostgresUrlError('has one of sslcert and sslkey: a client certificate needs both')
  try {
    // the context takes any text for an authority, and then trusts none
    if (ca !== undefined) void new X509Certificate(ca)
    tls.createSecureContext({ ca, cert, key })
  } catch (error) {
    const names = sslFiles.filter((name) => parameters.has(name)).join(', ')
    throw new PostgresUrlError(
      `has files that are no certificate or key (${names}): ${(error as Error).message}`,
    )
  }
}

/** Translates the parameters of TLS: sslmode means what it means for libpq. */
function translateTls(parameters: URLSearchParams): void {
  const mode = parameters.get('sslmode')
  if (parameters.get('sslrootcert') === 'system') {
    if (mode !== null && mode !== 'verify-full')
      throw new PostgresUrlError('has sslrootcert=system, which needs sslmode=verify-full')
    parameters.delete('sslrootcert')
    parameters.set('sslmode', 'verify-full')
  }
  if (mode === 'verify-ca' && !parameters.has('sslrootcert'))
    throw new PostgresUrlError(
      'has sslmode=verify-ca without sslrootcert: name the certificate of the authority, or use verify-full',
    )
  checkCertificates(parameters)
  parameters.delete('uselibpqcompat')
  if (parameters.has('sslmode') && mode !== 'no-verify') parameters.set('uselibpqcompat', 'true')
  // node-postgres takes any other text for true
  if (parameters.get('ssl') === 'false') parameters.set('ssl', '0')
  const isOff = mode === 'disable' || (mode === null && ['0', null].includes(parameters.get('ssl')))
  if (
    parameters.get('sslnegotiation') === 'direct' &&
    isOff &&
    !sslFiles.some((name) => parameters.has(name))
  )
    throw new PostgresUrlError(
      'has sslnegotiation=direct, which needs sslmode=require, verify-ca or verify-full',
    )
}

const isSocket = (url: URL): boolean => {
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
  return url.protocol === 'socket:' || host.startsWith('/')
}

/**
 * Checks a URL of a database and translates it for node-postgres, which ignores what it does not know. Servers by TCP and by
 * socket (`postgres://user@/name?host=/var/run/postgresql`, `postgres://%2Fvar%2Frun%2Fpostgresql/name`,
 * `socket:/var/run/postgresql?db=name`) can be named.
 * @throws PostgresUrlError
 */
export function readPostgresUrl(text: string): PostgresUrl {
  const url = parseUrl(text)
  const parameters = new URLSearchParams(url.searchParams)
  checkParameters(parameters)
  checkPort(parameters.get('port') ?? url.port)
  if (url.protocol === 'socket:' && !parameters.get('db'))
    throw new PostgresUrlError('names no database: write socket:/directory?db=name')
  // as libpq: the server never encrypts a socket
  if (isSocket(url))
    for (const name of [...sslFiles, 'sslmode', 'ssl', 'sslnegotiation']) parameters.delete(name)
  translateTls(parameters)
  const connectTimeoutMs = connectTimeout(parameters.get('connect_timeout'))
  const options = parameters.get('options') ?? undefined
  const enableChannelBinding = parameters.get('channel_binding') === 'prefer'
  for (const name of ['connect_timeout', 'options', 'channel_binding']) parameters.delete(name)
  const [address = ''] = text.split('?')
  const query = parameters.toString()
  return {
    connectionString: query === '' ? address : `${address}?${query}`,
    enableChannelBinding,
    ...(connectTimeoutMs === undefined ? {} : { connectTimeoutMs }),
    ...(options === undefined ? {} : { options }),
  }
}

/** A URL with `***` for its password. */
export const maskPostgresUrl = (text: string): string =>
  text.replace(/^(\w+:\/\/[^:@/?]*):[^/?]*(?=@)/, '$1:***').replace(/([?&]password=)[^&]*/g, '$1***')
