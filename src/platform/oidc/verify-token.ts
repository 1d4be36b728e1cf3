import { errors, jwtVerify, type JWTPayload } from 'jose'
import type { OidcSettings } from '../../config/identity.ts'
import { scopesHeld, type AccessControl } from '../access/access-control.ts'
import { personWithEmail, type Caller } from '../access/caller.ts'
import { rejected, type VerifyToken } from '../http/authentication.ts'
import { Problem } from '../http/problems.ts'
import { emailOf, nameOf, roleValuesOf, subjectOf } from './claims.ts'
import { providerKeys } from './provider-keys.ts'
import { providerUnavailable } from './unavailable.ts'

/** Signatures by a key that only the provider has: never `none`, and never a shared secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']

const clockToleranceS = 30

/** The last second that a response can name. */
const lastSecond = Date.parse('9999-12-31T23:59:59Z') / 1000

const expired = () =>
  rejected(
    'The access token has expired: get a new one.',
    'Mã truy cập đã hết hạn: hãy đăng nhập lại để lấy mã mới.',
  )

const unsigned = () =>
  rejected(
    'The access token is malformed, or no key of the provider has signed it.',
    'Mã truy cập sai định dạng, hoặc không do hệ thống đăng nhập ký.',
  )

/** The 401 for a claim of a token that the provider has signed: its holder can read the token. */
const wrongClaim = (claim: string) =>
  rejected(
    `The access token is not accepted here: its "${claim}" is missing or has another value.`,
    `Mã truy cập không dùng được ở đây: "${claim}" bị thiếu hoặc không đúng.`,
  )

/** Whoever presents such a token must prove to have a key (RFC 8705, RFC 9449), which is not done here. */
const bound = () =>
  rejected(
    'The access token is bound to a key of its holder (cnf), which is not supported: ask for one that is not.',
    'Mã truy cập gắn với khóa riêng của người giữ (cnf), chưa được hỗ trợ: hãy lấy mã không gắn khóa.',
  )

function problemOf(error: errors.JOSEError): Problem {
  if (error instanceof errors.JWTExpired) return expired()
  if (error instanceof errors.JWTClaimValidationFailed) return wrongClaim(error.claim)
  return unsigned()
}

/** Makes the function that turns access tokens of a provider into callers. */
export function tokenVerifier(settings: OidcSettings, access: AccessControl): VerifyToken {
  const { issuer, audience, typ, roleClaim, roles } = settings
  const keys = providerKeys(issuer)
  const options = {
    issuer,
    audience,
    typ,
    algorithms,
    clockTolerance: clockToleranceS,
    requiredClaims: ['exp', 'sub'],
  }

  const scopesOf = (claims: JWTPayload) =>
    (roleClaim === undefined ? [] : roleValuesOf(claims, roleClaim))
      .flatMap((value) => roles.get(value) ?? [])
      .flatMap((role) => access.roles[role] ?? [])

  const callerOf = (claims: JWTPayload): Caller => {
    const sub = subjectOf(claims)
    if (sub === undefined) throw wrongClaim('sub')
    if (claims['cnf'] !== undefined) throw bound()
    const email = emailOf(claims)
    return {
      kind: 'token',
      name: `oidc:${issuer}#${sub}`,
      display_name: nameOf(claims),
      person: email === null ? null : personWithEmail(email),
      scopes: scopesHeld(access, scopesOf(claims)),
      expires_at: new Date(Math.min(claims.exp!, lastSecond) * 1000).toISOString(),
    }
  }

  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, options)
      return callerOf(payload)
    } catch (error) {
      if (error instanceof Problem) throw error
      // any other error is about a key of the provider, such as one that is too short
      throw error instanceof errors.JOSEError ? problemOf(error) : providerUnavailable(error)
    }
  }
}
