import { settings } from './database.ts'
import { CommandError, UsageError, type CommandOption, type ParsedArguments } from './command.ts'
import { shellLanguage } from './language.ts'
import { formatProblem } from './format-problem.ts'
import { readEnvFile } from '../server/env-file.ts'

/** The options of commands that send requests to a server. */
export const clientOptions: Record<string, CommandOption> = {
  url: { value: '<url>', description: 'Address of the server; default: BANTIN_URL, then the settings' },
  key: {
    value: '<key>',
    description: 'API key; safer in BANTIN_KEY, which the list of processes does not show',
  },
}

/** The address of a server, and the key that is sent to it. */
export interface Client {
  base: string
  key: string | undefined
}

/** The server and key of the options, the environment or the settings. @throws UsageError for an invalid address */
export function clientFromOptions(args: ParsedArguments): Client {
  const environment = { ...readEnvFile(), ...process.env }
  const address = args.value('url') ?? environment['BANTIN_URL']
  const base = address || configuredAddress()
  if (!/^https?:\/\//.test(base) || !URL.canParse(base)) {
    throw new UsageError(`--url must be an http or https address; it is ${base}`)
  }
  return {
    base: base.replace(/\/+$/, ''),
    key: args.value('key') ?? (environment['BANTIN_KEY'] || undefined),
  }
}

/** The address of a server that runs with these settings. */
function configuredAddress(): string {
  const { publicUrl, host, port } = settings()
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The detail of a problem response with its field errors; the first 300 characters of any other body. */
function problemMessage(text: string): string {
  try {
    const { detail, errors = [] } = JSON.parse(text) as {
      detail: string
      errors?: { parameter: string | null; pointer: string | null; message: string }[]
    }
    return formatProblem(
      detail,
      errors.map(({ parameter, pointer, message }) => ({ field: parameter ?? pointer ?? '', message })),
    )
  } catch {
    return text.slice(0, 300)
  }
}

/**
 * Sends a request to a server.
 * @throws CommandError with the message of the server, or why it cannot be reached
 */
export async function sendRequest(
  { base, key }: Client,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const authorization: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const language = { 'accept-language': shellLanguage() }
  const headers = { ...authorization, ...language, ...(init.headers as Record<string, string> | undefined) }
  let response: Response
  try {
    response = await fetch(`${base}${path}`, { ...init, headers })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new CommandError(
      `${base} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
  if (response.ok) return response
  const wait = response.headers.get('retry-after')
  const hint = wait === null ? '' : ` (try again in ${wait} s)`
  throw new CommandError(
    `the server answers ${response.status}: ${problemMessage(await response.text())}${hint}`,
  )
}

/** Sends a GET request. @throws CommandError as `sendRequest` does */
export const get = (client: Client, path: string): Promise<Response> => sendRequest(client, path)
