import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { PostgresUrlError, readPostgresUrl } from './libraries/postgres-url/read-postgres-url.ts'

const onOff = z.enum(['on', 'off'])
const keyPattern = /^bt_[0-9a-f]{16}_[0-9a-f]{64}$/

/** Splits `a, b` into its parts; an empty text has none. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

/** Proxies: addresses, CIDR ranges, and the names that Fastify has for ranges. */
const proxies = list.pipe(
  z.array(
    z.union(
      [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])],
      'must be addresses or CIDR ranges, such as 10.0.0.0/8; names of hosts are not resolved',
    ),
  ),
)

/** A setting in digits. */
const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.int(error).min(min, error).max(max, error))
}

const httpUrl = z.url({ protocol: /^https?$/ })

/** The issuer of tokens: https, since its keys decide who may write; http on this machine, for a trial. */
const issuerUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .max(255)
  .refine(
    (url) => isSecureUrl(url) && !/[?#@\s]/.test(url),
    'must be an https address without user, query and fragment, as the provider names itself in `iss`',
  )

/** `value=role` for values of the claim of roles. */
const roleMap = list.pipe(
  z.array(
    z
      .string()
      .regex(/^.*[^=\s].*=\s*[a-z_]+$/, 'must be pairs of a value and a role, such as bien-tap=editor'),
  ),
)
const postgresUrl = z.string().superRefine((text, context) => {
  try {
    readPostgresUrl(text)
  } catch (error) {
    if (!(error instanceof PostgresUrlError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
  }
})

/**
 * The bootstrap key gives access to everything, so a key that a person could have typed is rejected:
 * 64 hex digits with few different ones (`000…`, `abab…`) are not random.
 */
function isStrongKey(key: string): boolean {
  const secret = key.slice(-64)
  return new Set(secret).size >= 8 && !/^(.{1,16})\1+$/.test(secret)
}

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65535).default(3000),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_FILE: z.string().optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10),
  PREPARED_STATEMENTS: onOff.default('on'),
  STATEMENT_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  RESPONSE_CACHE_MB: wholeNumber(0, 4096).default(16),
  EXPORTS_AT_ONCE: wholeNumber(1, 100).default(3),
  EXPORT_TIMEOUT_MS: wholeNumber(1_000, 86_400_000).default(900_000),
  JOBS: z.enum(['on', 'off', 'only']).default('on'),
  IMPORT_INLINE_BYTES: wholeNumber(0, 67_108_864).default(1_048_576),
  IMPORT_MAX_BYTES: wholeNumber(1, 1_099_511_627_776).default(2_147_483_648),
  SMALL_COUNT: wholeNumber(1, 1_000).default(5),
  APPROVE_OWN: onOff.default('off'),
  COUNT_VIEWS: onOff.default('off'),
  REVISIONS_INTERVAL: wholeNumber(0, 1_440).default(5),
  REVISIONS_KEEP: wholeNumber(1, 1_000_000).optional(),
  GRADING_DECISIONS_FROM: z
    .string()
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/, 'must be a month and a day up to 29, such as 11-01')
    .default('11-01'),
  SCHOOL_NAME: z.string().trim().min(1).max(300).optional(),
  AUDIT_KEEP_DAYS: wholeNumber(1, 36_500).optional(),
  AUDIT_EXPORT_DIR: z.string().min(1).optional(),
  BANTIN_DATA_DIR: z.string().min(1).default('.data'),
  FILES_DIR: z.string().min(1).optional(),
  FILES_QUOTA: wholeNumber(1, 1_099_511_627_776_000).default(20_000_000_000),
  FILES_KEEP_DAYS: wholeNumber(1, 36_500).default(30),
  FILES_PAUSE_MS: wholeNumber(100, 600_000).default(30_000),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -')
    .optional(),
  FILES_S3_ENDPOINT: httpUrl.optional(),
  FILES_S3_REGION: z.string().min(1).max(100).default('us-east-1'),
  FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  FILES_S3_SECRET_ACCESS_KEY_FILE: z.string().optional(),
  FILES_S3_PATH_STYLE: onOff.optional(),
  BANTIN_ADMIN_KEY: z
    .string()
    .regex(keyPattern, 'must have the form bt_<16 hex digits>_<64 hex digits>')
    .refine(isStrongKey, 'is not random enough: make one with `bantin keys create` or `openssl rand -hex 32`')
    .optional(),
  BANTIN_ADMIN_KEY_FILE: z.string().optional(),
  BANTIN_DEMO: onOff.optional(),
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_AUDIENCE: z.string().max(500).optional(),
  OIDC_TYP: z.enum(['at+jwt', 'JWT']).default('at+jwt'),
  OIDC_ROLE_CLAIM: z.string().max(200).optional(),
  OIDC_ROLES: roleMap.default([]),
  PUBLIC_URL: httpUrl.optional(),
  SITE_POST_URL: httpUrl.refine((url) => url.includes('{slug}'), 'must contain {slug}').optional(),
  CORS_ORIGINS: list.default([]),
  TRUST_PROXY: proxies.default([]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMIT: onOff.default('on'),
  RATE_LIMIT_ANONYMOUS: wholeNumber(1, 1_000_000_000).default(600),
  RATE_LIMIT_KEY: wholeNumber(1, 1_000_000_000).default(6000),
  SHUTDOWN_DELAY_MS: wholeNumber(0, 600_000).default(0),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
})

/** The export of old audit events. */
interface AuditExport {
  keepDays: number
  directory: string
  /** Whether a missing directory is created. One that the settings name may be a disk that is not mounted. */
  mayCreate: boolean
}

/** A bucket of S3, or of a server that speaks its language. */
export interface S3Settings {
  bucket: string
  endpoint: URL
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Whether the bucket is part of the path; else it is part of the host. */
  pathStyle: boolean
}

/** Where uploaded files are, and how many. */
export interface FilesSettings {
  /** Where they are stored, or only arrive if they are stored in a bucket. */
  directory: string
  /** `undefined`: they are stored in the directory. */
  s3: S3Settings | undefined
  /** How many bytes all files may have together. */
  quotaBytes: number
  /** How long a file stays that nothing uses. */
  keepDays: number
  /** How long an upload may pause; it may not be slow for longer either. */
  pauseMs: number
}

/** The OpenID Connect provider whose access tokens are accepted. */
export interface OidcSettings {
  /** Exactly as in the claim `iss`. */
  issuer: string
  audience: string
  /** The type of access tokens; `JWT` for providers that do not follow RFC 9068. */
  typ: 'at+jwt' | 'JWT'
  /** The claim with the roles of a person; `undefined`: everyone is a reader. */
  roleClaim: string | undefined
  /** The roles that a value of the claim gives. */
  roles: ReadonlyMap<string, readonly string[]>
}

/** The settings of the server, checked once at start. */
export interface Config {
  host: string
  port: number
  /** `undefined`: the embedded Postgres in `dataDirectory` is used. */
  databaseUrl: string | undefined
  databasePoolSize: number
  /** Off behind PgBouncer in transaction mode, where a statement's name is lost with its connection. */
  namedStatements: boolean
  statementTimeoutMs: number
  /** Memory of the response cache; 0 turns it off. */
  responseCacheBytes: number
  /** How many exports run at the same time; fewer where the pool has too few connections. */
  exportsAtOnce: number
  /** How long a whole export may take, until the client has read all of it. */
  exportTimeoutMs: number
  /** Whether this process runs jobs: imports of large files and periodic maintenance. `only`: it serves nothing else. */
  jobs: 'on' | 'off' | 'only'
  /** Files up to this size are imported within the request; larger ones become a job. */
  importInlineBytes: number
  /** The largest file that an import accepts. */
  importMaxBytes: number
  /** Statistics withhold numbers of persons below this one from callers who may not read them one by one; 1: none. */
  smallCount: number
  /** Whether those who submit a post may approve it. */
  approveOwn: boolean
  /** Whether views of posts are counted. */
  countViews: boolean
  /** Within how many minutes one revision of the edits of a draft by a caller is kept; 0: every one. */
  revisionsInterval: number
  /** How many of the newest revisions of a post are kept; `undefined`: all. */
  revisionsKeep: number | undefined
  /** Month and day from which the gradings of a year can be decided. */
  gradingDecisionsFrom: string
  /** The school whose registers these are, as its posts name it; undefined: any post may be about it. */
  schoolName: string | undefined
  /** Where audit events go that are older than the days to keep; `undefined`: all are kept. */
  auditExport: AuditExport | undefined
  dataDirectory: string
  files: FilesSettings
  adminKey: string | undefined
  demo: boolean
  /** `undefined`: callers have API keys only. */
  oidc: OidcSettings | undefined
  /** The public address of the API, without a trailing slash; may have a path prefix. */
  publicUrl: string | undefined
  /** The path that a proxy adds before the paths of the API, without a final slash; empty if there is none. */
  pathPrefix: string
  sitePostUrl: string | undefined
  corsOrigins: string[]
  trustProxy: string[]
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Requests per minute; `undefined` when limits are off. */
  rateLimit: { anonymous: number; key: number } | undefined
  /** How long requests are served after SIGTERM while `/readyz` is 503, so that balancers notice. */
  shutdownDelayMs: number
  shutdownTimeoutMs: number
}

/** A setting is invalid or contradicts another one; the message names it and says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Environment variables by name, as `process.env` has them. */
export type Environment = Record<string, string | undefined>

/** Every variable that is read, by name. */
export type SettingName = keyof z.output<typeof environmentSchema>

export const settingNames = Object.keys(environmentSchema.shape) as SettingName[]

/** Renamed settings, by old name. The old name works for one version, and the server warns about it at start. */
const renamedSettings: Readonly<Record<string, SettingName>> = { KEPT_ANSWERS_MB: 'RESPONSE_CACHE_MB' }

/** Secrets that a file can hold, as Docker and Kubernetes mount them, by the setting that names the file. */
const secretFiles = {
  DATABASE_URL_FILE: 'DATABASE_URL',
  BANTIN_ADMIN_KEY_FILE: 'BANTIN_ADMIN_KEY',
  FILES_S3_SECRET_ACCESS_KEY_FILE: 'FILES_S3_SECRET_ACCESS_KEY',
} as const satisfies Partial<Record<SettingName, SettingName>>

/** Whether the value of a setting comes from a file that another setting names. @returns the file */
export function fileOfSecret(environment: Environment, name: SettingName): string | undefined {
  const setting = Object.entries(secretFiles).find(([, secret]) => secret === name)?.[0]
  return setting === undefined ? undefined : environment[setting]?.trim() ? environment[setting] : undefined
}

/** Reads the files of secrets. @throws ConfigError */
function withSecrets(settings: Record<string, string>): Record<string, string> {
  const secrets = Object.entries(secretFiles).flatMap(([setting, secret]) => {
    const file = settings[setting]
    if (file === undefined) return []
    if (settings[secret] !== undefined)
      throw new ConfigError(`${secret} and ${setting} are both set: set one of them`)
    return [[secret, readSecret(setting, file)] as const]
  })
  return { ...settings, ...Object.fromEntries(secrets) }
}

function readSecret(setting: string, file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    if (secret.trim() !== '') return secret
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ConfigError(`${setting}: ${file} cannot be read (${code})`)
  }
  throw new ConfigError(`${setting}: ${file} is empty`)
}

/** The old names that an environment still uses, each with the new name. */
export function deprecatedSettings(environment: Environment): { name: string; replacement: SettingName }[] {
  return Object.entries(renamedSettings)
    .filter(([name]) => environment[name]?.trim())
    .map(([name, replacement]) => ({ name, replacement }))
}

/** The message for a setting that is set by its old name. */
export const deprecationMessage = ({
  name,
  replacement,
}: {
  name: string
  replacement: SettingName
}): string => `${name} is deprecated and will be removed in the next version: set ${replacement} instead`

/**
 * The variables that are set, under their current names, with the secrets of files; a current name takes precedence over
 * its old one.
 */
function currentNames(environment: Environment): Record<string, string> {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    value?.trim() ? [[name, value] as const] : [],
  )
  const renamed = set.flatMap(([name, value]) => {
    const replacement = renamedSettings[name]
    return replacement === undefined ? [] : [[replacement, value] as const]
  })
  return withSecrets(Object.fromEntries([...renamed, ...set]))
}

/** @throws ConfigError for a bucket without keys, and for keys without a bucket */
function s3Of(e: z.output<typeof environmentSchema>): S3Settings | undefined {
  const {
    FILES_S3_BUCKET: bucket,
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_REGION: region,
    FILES_S3_ACCESS_KEY_ID: accessKeyId,
    FILES_S3_SECRET_ACCESS_KEY: secretAccessKey,
    FILES_S3_PATH_STYLE: pathStyle,
  } = e
  if (bucket === undefined) {
    if (endpoint === undefined && accessKeyId === undefined && secretAccessKey === undefined) return undefined
    throw new ConfigError(
      'FILES_S3_BUCKET is not set: files would be stored in FILES_DIR; name the bucket too',
    )
  }
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError(
      'FILES_S3_BUCKET needs FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY (or FILES_S3_SECRET_ACCESS_KEY_FILE)',
    )
  return {
    bucket,
    endpoint: new URL(endpoint ?? `https://s3.${region}.amazonaws.com`),
    region,
    accessKeyId,
    secretAccessKey,
    // servers of one's own seldom have a host for each bucket
    pathStyle: pathStyle === undefined ? endpoint !== undefined : pathStyle === 'on',
  }
}

/** @throws ConfigError where events would be removed and no directory is known for their export */
function auditExportOf(e: z.output<typeof environmentSchema>): AuditExport | undefined {
  const { AUDIT_KEEP_DAYS: keepDays, AUDIT_EXPORT_DIR: named } = e
  if (keepDays === undefined) return undefined
  if (named !== undefined) return { keepDays, directory: path.resolve(named), mayCreate: false }
  if (e.DATABASE_URL !== undefined) {
    throw new ConfigError(
      'AUDIT_KEEP_DAYS removes old audit events after their export: set AUDIT_EXPORT_DIR to the directory for the files too',
    )
  }
  return { keepDays, directory: path.resolve(e.BANTIN_DATA_DIR, 'audit'), mayCreate: true }
}

/** Whether an address is https, or http on this machine. */
export function isSecureUrl(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** @throws ConfigError for settings that lack another one */
function oidcOf(e: z.output<typeof environmentSchema>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_TYP: typ, OIDC_ROLE_CLAIM: roleClaim } = e
  if ((roleClaim === undefined) !== (e.OIDC_ROLES.length === 0)) {
    throw new ConfigError(
      'OIDC_ROLE_CLAIM names the claim with roles, and OIDC_ROLES what its values mean: set both or none',
    )
  }
  if (issuer === undefined && audience === undefined && roleClaim === undefined) return undefined
  if (issuer === undefined || audience === undefined) {
    throw new ConfigError(
      'access tokens need OIDC_ISSUER, the provider, and OIDC_AUDIENCE, which names this API in their claim aud: set both or none',
    )
  }
  const roles = new Map<string, string[]>()
  for (const pair of e.OIDC_ROLES) {
    const at = pair.lastIndexOf('=')
    const [value, role] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    roles.set(value, [...(roles.get(value) ?? []), role])
  }
  return { issuer, audience, typ, roleClaim, roles }
}

/**
 * Reads the environment into a `Config`.
 * An empty or blank variable counts as absent, as `FOO=` in an env file means.
 * @throws ConfigError that names each invalid setting.
 */
export function readConfig(environment: Environment): Config {
  const result = environmentSchema.safeParse(currentNames(environment))
  if (!result.success) {
    const lines = result.error.issues.map(({ path: [name], message }) => {
      const file = fileOfSecret(environment, name as SettingName)
      return `  ${String(name)}${file === undefined ? '' : ` in ${file}`}: ${message}`
    })
    throw new ConfigError(`these settings cannot be used:\n${lines.join('\n')}`)
  }
  const e = result.data
  if (e.JOBS !== 'on' && e.DATABASE_URL === undefined) {
    throw new ConfigError(
      `these settings cannot be used:\n  JOBS: ${e.JOBS} needs DATABASE_URL, since the embedded Postgres serves this process alone`,
    )
  }
  return {
    host: e.HOST,
    port: e.PORT,
    databaseUrl: e.DATABASE_URL,
    databasePoolSize: e.DATABASE_POOL_SIZE,
    namedStatements: e.PREPARED_STATEMENTS === 'on',
    statementTimeoutMs: e.STATEMENT_TIMEOUT_MS,
    responseCacheBytes: e.RESPONSE_CACHE_MB * 1024 * 1024,
    exportsAtOnce: e.EXPORTS_AT_ONCE,
    exportTimeoutMs: e.EXPORT_TIMEOUT_MS,
    jobs: e.JOBS,
    importInlineBytes: e.IMPORT_INLINE_BYTES,
    importMaxBytes: e.IMPORT_MAX_BYTES,
    smallCount: e.SMALL_COUNT,
    approveOwn: e.APPROVE_OWN === 'on',
    countViews: e.COUNT_VIEWS === 'on',
    revisionsInterval: e.REVISIONS_INTERVAL,
    revisionsKeep: e.REVISIONS_KEEP,
    gradingDecisionsFrom: e.GRADING_DECISIONS_FROM,
    schoolName: e.SCHOOL_NAME,
    auditExport: auditExportOf(e),
    dataDirectory: e.BANTIN_DATA_DIR,
    files: {
      directory: path.resolve(e.FILES_DIR ?? path.join(e.BANTIN_DATA_DIR, 'files')),
      s3: s3Of(e),
      quotaBytes: e.FILES_QUOTA,
      keepDays: e.FILES_KEEP_DAYS,
      pauseMs: e.FILES_PAUSE_MS,
    },
    adminKey: e.BANTIN_ADMIN_KEY,
    // a database of DATABASE_URL may hold real data: the demo is loaded there only on request
    demo: (e.BANTIN_DEMO ?? (e.DATABASE_URL ? 'off' : 'on')) === 'on',
    oidc: oidcOf(e),
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    pathPrefix: e.PUBLIC_URL === undefined ? '' : new URL(e.PUBLIC_URL).pathname.replace(/\/+$/, ''),
    sitePostUrl: e.SITE_POST_URL,
    corsOrigins: e.CORS_ORIGINS,
    trustProxy: e.TRUST_PROXY,
    logLevel: e.LOG_LEVEL,
    rateLimit:
      e.RATE_LIMIT === 'on' ? { anonymous: e.RATE_LIMIT_ANONYMOUS, key: e.RATE_LIMIT_KEY } : undefined,
    shutdownDelayMs: e.SHUTDOWN_DELAY_MS,
    shutdownTimeoutMs: e.SHUTDOWN_TIMEOUT_MS,
  }
}

/**
 * The values in effect, as text of the variables; null where a setting is absent.
 * @throws ConfigError as `readConfig` does.
 */
export function effectiveSettings(environment: Environment): Record<SettingName, string | null> {
  const { demo } = readConfig(environment)
  const parsed = environmentSchema.parse(currentNames(environment))
  const values = settingNames.map((name) => {
    const value = name === 'BANTIN_DEMO' ? (demo ? 'on' : 'off') : parsed[name]
    const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
    return [name, text === '' ? null : text]
  })
  return Object.fromEntries(values) as Record<SettingName, string | null>
}
