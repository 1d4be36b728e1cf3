import createClient from 'openapi-fetch'
import { setTimeout as wait } from 'node:timers/promises'
import type { components, paths } from '../generated/api.js'

/** The schemas of the API, by name. */
export type Schemas = components['schemas']

const tries = 5

/** Asks once. @throws Error that says what to do where no server answers */
async function ask(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (cause) {
    const { origin } = new URL(request.url)
    throw new Error(`no server answers at ${origin}: start it (npm start), or set BANTIN_URL`, { cause })
  }
}

/** Asks again, as long as the server says that waiting helps, when it says to. */
async function patientFetch(request: Request): Promise<Response> {
  for (let at = 1; ; at++) {
    const answer = await ask(request.clone())
    const isBusy = answer.status === 429 || answer.status === 503
    if (!isBusy || at === tries) return answer
    await wait(1000 * Number(answer.headers.get('retry-after') ?? at))
  }
}

/** A client whose addresses, parameters and answers are those of the OpenAPI document. */
export function clientOf(url: string, key: string) {
  return createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${key}` },
    fetch: patientFetch,
    // several values of one parameter are separated by commas
    querySerializer: { array: { style: 'form', explode: false } },
  })
}

export type Client = ReturnType<typeof clientOf>

/** What a problem of the API says, with each field that it names. */
export function explain({ detail, title, errors }: Schemas['Problem']): string {
  const faults = errors.flatMap(({ pointer, parameter, message }) => {
    const place = parameter ?? pointer
    return place === null ? [] : [`\n  ${place}: ${message}`]
  })
  return `${detail ?? title}${faults.join('')}`
}
