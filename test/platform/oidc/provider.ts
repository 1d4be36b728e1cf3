import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload } from 'jose'
import { Provider, type JWKS } from 'oidc-provider'

/** What names this API in tokens. */
export const audience = 'https://bantin.example/v1'

const client = { client_id: 'desk', client_secret: 'of the test' }

/** A private key with an id, as the provider has it. */
export async function privateKey(alg: string, kid: string): Promise<JWK> {
  const pair = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(pair.privateKey)), kid, alg, use: 'sig' }
}

/** The claims that the next tokens have beside those of the provider. */
type MoreClaims = JWTPayload & { sub: string }

/** An OpenID Connect provider on this machine. */
export interface TestProvider {
  issuer: string
  /** How many requests came for the discovery document and the keys, by path. */
  requests: Map<string, number>
  /** Lets the provider issue an access token. */
  issue: (claims: MoreClaims) => Promise<string>
  /** Gives the provider other keys; the first one signs. */
  useKeys: (keys: JWK[]) => void
  /** Stops it; a second call does nothing. */
  close: () => Promise<void>
}

/** Starts a provider that has these keys. */
export async function startProvider(
  t: { teardown(release: () => unknown): void },
  keys: JWK[],
): Promise<TestProvider> {
  const requests = new Map<string, number>()
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => {}
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.set(path, (requests.get(path) ?? 0) + 1)
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let claims: MoreClaims = { sub: 'nobody' }

  const useKeys = ([first, ...others]: JWK[]) => {
    const provider = new Provider(issuer, {
      jwks: { keys: [first, ...others] } as JWKS,
      clients: [
        {
          ...client,
          grant_types: ['client_credentials'],
          redirect_uris: [],
          response_types: [],
          id_token_signed_response_alg: first!.alg as 'RS256',
        },
      ],
      // what it would otherwise warn about
      cookies: { keys: ['of the test'] },
      ttl: { ClientCredentials: 600 },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({
            scope: '',
            audience,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: first!.alg as 'RS256' } },
          }),
        },
      },
      formats: {
        customizers: {
          jwt: (_context, _token, parts) => {
            Object.assign(parts.payload, claims)
            return parts
          },
        },
      },
    })
    handle = provider.callback()
  }
  useKeys(keys)

  const issue = async (more: MoreClaims) => {
    claims = more
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience, ...client }),
    })
    const body = (await response.json()) as { access_token?: string }
    if (body.access_token === undefined) throw new Error(JSON.stringify(body))
    return body.access_token
  }
  let closed: Promise<void> | undefined
  const close = () =>
    (closed ??= new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }))
  t.teardown(close)
  return { issuer, requests, issue, useKeys, close }
}
