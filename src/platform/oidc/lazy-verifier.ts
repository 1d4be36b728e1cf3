import { ConfigError } from '../../config/config-error.ts'
import type { OidcSettings } from '../../config/identity.ts'
import type { AccessControl } from '../access/access-control.ts'
import type { VerifyToken } from '../http/authentication.ts'

/** @throws ConfigError for a role that does not exist */
export function assertRolesExist({ roles }: OidcSettings, known: AccessControl['roles']): void {
  const unknown = [...roles.values()].flat().find((role) => !Object.hasOwn(known, role))
  if (unknown === undefined) return
  throw new ConfigError(
    `these settings cannot be used:\n  OIDC_ROLES: there is no role ${unknown}; there are: ${Object.keys(known).join(', ')}`,
  )
}

/**
 * Makes the function that checks tokens. What it needs is loaded with the first token, and the provider is asked then: a
 * start does not wait for it.
 * @throws ConfigError for a role that does not exist
 */
export function lazyTokenVerifier(settings: OidcSettings, access: AccessControl): VerifyToken {
  assertRolesExist(settings, access.roles)
  let verifier: Promise<VerifyToken> | undefined
  return async (token) => {
    verifier ??= import('./verify-token.ts').then(({ tokenVerifier }) => tokenVerifier(settings, access))
    return await (
      await verifier
    )(token)
  }
}
