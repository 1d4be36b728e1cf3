import { settings } from './database.ts'
import { CommandError, UsageError, type CommandOption, type ParsedArguments } from './command.ts'
import { shellLanguage } from './language.ts'
import { formatProblem } from './format-problem.ts'
import { readEnvFile } from '../server/env-file.ts'

/** The options of commands that talk to a server. */
export const clientOptions: Record<string, CommandOption> = {
  url: { value: '<url>', description: 'Address of the server; BANTIN_URL, else the one of the settings' },
  key: { value: '<key>', description: 'API key; better in BANTIN_KEY, where no list of processes shows it' },
}

/** A server to talk to, and the key to show it. */
export interface Client {
  base: string
  key: string | undefined
}

/** @throws UsageError where the address is none */
export function clientFromOptions(given: ParsedArguments): Client {
  const environment = { ...readEnvFile(), ...process.env }
  const named = given.value('url') ?? environment['BANTIN_URL']
  const base = named || configuredAddress()
  if (!/^https?:\/\//.test(base) || !URL.canParse(base)) {
    throw new UsageError(`--url must be an http or https address; it is ${base}`)
  }
  return {
    base: base.replace(/\/+$/, ''),
    key: given.value('key') ?? (environment['BANTIN_KEY'] || undefined),
  }
}

/** Where a server with these settings is found. */
function configuredAddress(): string {
  const { publicUrl, host, port } = settings()
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** What a problem says, with what it says of single parameters; the first words of anything else. */
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
 * @throws CommandError that repeats what the server says, or why it cannot be reached
 */
export async function sendRequest(
  { base, key }: Client,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const authorization: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` }
  const language = { 'accept-language': shellLanguage() }
  const headers = { ...authorization, ...language, ...(init.headers as Record<string, string> | undefined) }
  let answer: Response
  try {
    answer = await fetch(`${base}${path}`, { ...init, headers })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new CommandError(
      `${base} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
  if (answer.ok) return answer
  const wait = answer.headers.get('retry-after')
  const hint = wait === null ? '' : ` (try again in ${wait} s)`
  throw new CommandError(`the server answers ${answer.status}: ${problemMessage(await answer.text())}${hint}`)
}

/** Reads from a server. @throws CommandError as `ask` does */
export const get = (client: Client, path: string): Promise<Response> => sendRequest(client, path)
