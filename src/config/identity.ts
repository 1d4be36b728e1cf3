import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { list } from './values.ts'

const keyPattern = /^bt_[0-9a-f]{16}_[0-9a-f]{64}$/

/** Whether an address is https, or http on this machine. */
export function isSecureUrl(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

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

/**
 * The bootstrap key gives access to everything, so a key that a person could have typed is rejected:
 * 64 hex digits with few different ones (`000…`, `abab…`) are not random.
 */
function isStrongKey(key: string): boolean {
  const secret = key.slice(-64)
  return new Set(secret).size >= 8 && !/^(.{1,16})\1+$/.test(secret)
}

/** The first key, and the provider of access tokens. */
export const identitySettings = {
  BANTIN_ADMIN_KEY: z
    .string()
    .regex(keyPattern, 'must have the form bt_<16 hex digits>_<64 hex digits>')
    .refine(isStrongKey, 'is not random enough: make one with `bantin keys create` or `openssl rand -hex 32`')
    .optional(),
  BANTIN_ADMIN_KEY_FILE: z.string().optional(),
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_AUDIENCE: z.string().max(500).optional(),
  OIDC_TYP: z.enum(['at+jwt', 'JWT']).default('at+jwt'),
  OIDC_ROLE_CLAIM: z.string().max(200).optional(),
  OIDC_ROLES: roleMap.default([]),
}

type Settings = z.output<z.ZodObject<typeof identitySettings>>

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

/** Who may call. */
export interface IdentityConfig {
  adminKey: string | undefined
  /** `undefined`: callers have API keys only. */
  oidc: OidcSettings | undefined
}

/** @throws ConfigError for settings that lack another one */
function oidcOf(e: Settings): OidcSettings | undefined {
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

/** @param e the checked settings */
export const identityConfig = (e: Settings): IdentityConfig => ({
  adminKey: e.BANTIN_ADMIN_KEY,
  oidc: oidcOf(e),
})
