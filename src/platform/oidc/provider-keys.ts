import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { isSecureUrl } from '../../config.ts'
import { providerUnavailable } from './unavailable.ts'

const timeoutMs = 5_000
/** How long nothing is asked after a failure, so that an outage of the provider does not hold each request. */
const pauseMs = 5_000
/** How long keys are used before they are read again: a key that the provider withdraws is accepted no longer than this. */
const keysMaxAgeMs = 600_000
/** How long an unknown key does not make the keys be read again. */
const cooldownMs = 30_000

/** What is read of a discovery document (OpenID Connect Discovery 1.0, section 3). */
const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** Keys are at https; on this machine also at http, for a provider that is there itself. */
const mayHoldKeys = (address: string, issuer: string): boolean =>
  isSecureUrl(address) && (new URL(address).protocol === 'https:' || issuer.startsWith('http:'))

/** Reads the address of the keys from the discovery document. @throws Error if the document is not of the issuer */
async function keysAddress(issuer: string, send: FetchImplementation): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await send(address, {
    method: 'GET',
    redirect: 'manual',
    headers: new Headers({ accept: 'application/json' }),
    signal: AbortSignal.timeout(timeoutMs),
  })
  const { data: document } = discoveryDocument.safeParse(await response.json())
  if (document === undefined) throw new Error(`${address} is no discovery document`)
  if (document.issuer !== issuer) throw new Error(`${address} is of the issuer ${document.issuer}`)
  if (!mayHoldKeys(document.jwks_uri, issuer)) throw new Error(`${address} names keys that are not at https`)
  return new URL(document.jwks_uri)
}

const isUnknownKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys

/**
 * Makes the function that finds the key of a token among those of the provider. Nothing is read before the first token. The
 * addresses come from the settings and from the provider, never from a token. Redirects are not followed.
 * @throws Problem 503 while the keys cannot be read
 */
export function providerKeys(issuer: string): JWTVerifyGetKey {
  let failure: { error: unknown; at: number } | undefined
  let keys: Promise<JWTVerifyGetKey> | undefined

  const send: FetchImplementation = async (url, options) => {
    if (failure !== undefined && performance.now() - failure.at < pauseMs) throw failure.error
    const response = await fetch(url, options)
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}, not 200`)
    return response
  }

  const findKeys = async () => {
    const options = { timeoutDuration: timeoutMs, cooldownDuration: cooldownMs, cacheMaxAge: keysMaxAgeMs }
    return createRemoteJWKSet(await keysAddress(issuer, send), { ...options, [customFetch]: send })
  }

  return async (header, token) => {
    // with several keys it would be a guess
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey()
    try {
      keys ??= findKeys().catch((error: unknown) => {
        keys = undefined
        throw error
      })
      const keyOf = await keys
      return await keyOf(header, token)
    } catch (error) {
      if (isUnknownKey(error)) throw error
      // the error of a pause does not make the pause longer
      if (error !== failure?.error) failure = { error, at: performance.now() }
      throw providerUnavailable(error)
    }
  }
}
