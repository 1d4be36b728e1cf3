import { hash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { z } from 'zod'
import { line } from '../http/fields.ts'

/** A subject (OpenID Connect Core 1.0, section 2): at most 255 ASCII characters, and none that a log could not show. */
const subject = z.string().regex(/^[\x20-\x7e]{1,255}$/)

/**
 * The subject of a token as it names a caller; undefined if it has none that can. One with an e-mail address is a digest, since
 * names of callers are in logs and in the audit trail.
 */
export function subjectOf({ sub }: JWTPayload): string | undefined {
  const { data } = subject.safeParse(sub)
  return data?.includes('@') ? `sha256:${hash('sha256', data, 'hex')}` : data
}

/** The name of a person; null if there is none, or an e-mail address in its place. */
export function nameOf(claims: JWTPayload): string | null {
  const { data } = line(200).safeParse(claims['name'])
  return data === undefined || data.includes('@') ? null : data
}

/** The e-mail address of a person; null unless the provider has verified that it is theirs. */
export const emailOf = (claims: JWTPayload): string | null =>
  claims['email_verified'] === true ? (z.email().safeParse(claims['email']).data ?? null) : null

const has = (value: unknown, name: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

/** A claim by its name, or by the path of names to it, such as `realm_access.roles`. */
function claimAt(claims: object, path: string): unknown {
  // names of claims may be addresses with dots
  if (has(claims, path)) return claims[path]
  return path
    .split('.')
    .reduce<unknown>((value, name) => (has(value, name) ? value[name] : undefined), claims)
}

const claimOfRoles = z.union([z.array(z.string()), z.string().transform((value) => [value])])

/** The values of the claim of roles; none if it is absent or of another form. */
export const roleValuesOf = (claims: JWTPayload, path: string): string[] =>
  claimOfRoles.safeParse(claimAt(claims, path)).data ?? []
