import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { isSecureUrl } from '../../config/identity.ts'
import { providerUnavailable } from './unavailable.ts'

const timeoutMs = 5_000
/** How long nothing is asked after a failure, so that an outage of the provider does not hold each request. */
const pauseMs = 5_000
/** How long keys are used before they are read again: a key that the provider withdraws is accepted no longer than this. */
const keysMaxAgeMs = 600_000
/** How long an unknown key does not make the keys be read again. */
const cooldownMs = 30_000

/** No document of a provider is longer: it is read into memory. */
const maxDocumentBytes = 1_048_576

/** The provider could not be asked, or its answer cannot be used. */
class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure'
}

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

/** Reads a document. @throws Error if it is too long */
async function readDocument(url: string, { body }: Response): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.byteLength
    // leaving the loop ends the request
    if (bytes > maxDocumentBytes) throw new Error(`${url} answered more than ${maxDocumentBytes} bytes`)
    parts.push(Buffer.from(part))
  }
  return Buffer.concat(parts).toString()
}

const keySet = z.object({ keys: z.array(z.unknown()) })
const key = z.looseObject({ kty: z.string() })

/** The set of keys in a document, without entries that are no keys: one of them would make the others unusable. */
function keysOf(url: string, text: string): string {
  try {
    const { keys } = keySet.parse(JSON.parse(text))
    return JSON.stringify({ keys: keys.filter((entry) => key.safeParse(entry).success) })
  } catch (cause) {
    throw new ProviderFailure(`${url} is no set of keys`, { cause })
  }
}

const isAboutProvider = (error: unknown): boolean =>
  error instanceof ProviderFailure ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid

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
    try {
      const response = await fetch(url, options)
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}, not 200`)
      return new Response(await readDocument(url, response))
    } catch (cause) {
      throw new ProviderFailure(`${url} could not be read`, { cause })
    }
  }

  const sendForKeys: FetchImplementation = async (url, options) =>
    new Response(keysOf(url, await (await send(url, options)).text()))

  const findKeys = async () => {
    const options = { timeoutDuration: timeoutMs, cooldownDuration: cooldownMs, cacheMaxAge: keysMaxAgeMs }
    const address = await keysAddress(issuer, send)
    return createRemoteJWKSet(address, { ...options, [customFetch]: sendForKeys })
  }

  return async (header, token) => {
    // with several keys it would be a guess
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey()
    try {
      keys ??= findKeys().catch((cause: unknown) => {
        keys = undefined
        throw isAboutProvider(cause) ? cause : new ProviderFailure('the keys were not found', { cause })
      })
      const keyOf = await keys
      return await keyOf(header, token)
    } catch (error) {
      if (isUnknownKey(error)) throw error
      // one key that cannot be used says nothing about the others, and whoever names it must not stop their callers
      if (!isAboutProvider(error))
        throw new errors.JWKSNoMatchingKey('the key cannot be used', { cause: error })
      // the error of a pause does not make the pause longer
      if (error !== failure?.error) failure = { error, at: performance.now() }
      throw providerUnavailable(error)
    }
  }
}
