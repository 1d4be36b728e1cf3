import createClient from 'openapi-fetch'
import { setTimeout as wait } from 'node:timers/promises'
import type { components, paths } from '../generated/api.js'

/** The schemas of the API, by name. */
export type Schemas = components['schemas']

const maxAttempts = 5

/** Sends a request. @throws Error that says what to do if no server answers */
async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (cause) {
    const { origin } = new URL(request.url)
    throw new Error(`no server answers at ${origin}: start it (npm start), or set BANTIN_URL`, { cause })
  }
}

/** Sends a request again after 429 and 503, when `Retry-After` says so. */
async function fetchWithRetry(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send(request.clone())
    const isBusy = response.status === 429 || response.status === 503
    if (!isBusy || attempt === maxAttempts) return response
    await wait(1000 * Number(response.headers.get('retry-after') ?? attempt))
  }
}

/** Creates a client with the paths, parameters and responses of the OpenAPI document. */
export function clientOf(url: string, key: string) {
  return createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${key}` },
    fetch: fetchWithRetry,
    // the API separates several values of a parameter by commas
    querySerializer: { array: { style: 'form', explode: false } },
  })
}

/** A client of the API. */
export type Client = ReturnType<typeof clientOf>

/** The text of a problem of the API, with all field errors. */
export function problemText({ detail, title, errors }: Schemas['Problem']): string {
  const fieldErrors = errors.flatMap(({ pointer, parameter, message }) => {
    const field = parameter ?? pointer
    return field === null ? [] : [`\n  ${field}: ${message}`]
  })
  return `${detail ?? title}${fieldErrors.join('')}`
}
