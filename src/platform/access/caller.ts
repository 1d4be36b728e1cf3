import { hash } from 'node:crypto'
import type { Scope } from './scope.ts'

/** The sender of a request. */
export interface Caller {
  /** `key`: an API key of the database. `token`: an access token. `server`: the key from the environment, or the shell. */
  kind: 'anonymous' | 'key' | 'token' | 'server'
  /**
   * The name for logs, audit, rate limits and Idempotency-Key: `anonymous`, `key:<id>`, `oidc:<iss>#<sub>` (a digest in place of an e-mail address), `bootstrap` or
   * `cli`.
   */
  name: string
  /** The name that people know; null for callers without one. */
  display_name: string | null
  /** The person behind the caller, by a digest of the e-mail address; null if it is not known. */
  person: string | null
  scopes: ReadonlySet<Scope>
  /** When the key or the token expires; null for never. */
  expires_at: string | null
}

/** The name of the caller with an API key. */
export const nameOfKey = (id: string): string => `key:${id}`

/**
 * The person with an e-mail address: equal for all keys and tokens with it, in any case. It is stored where a rule asks whether
 * two callers are one person, and tells the address to nobody who reads it.
 */
export const personWithEmail = (email: string): string =>
  `person:${hash('sha256', email.trim().toLowerCase(), 'hex')}`

/** The names under which rows belong to a caller: its own, and that of its person. */
export const ownNames = ({ name, person }: Pick<Caller, 'name' | 'person'>): string[] =>
  person === null ? [name] : [name, person]

/** A caller without a key or a token. */
export const anonymous: Caller = {
  kind: 'anonymous',
  name: 'anonymous',
  display_name: null,
  person: null,
  scopes: new Set(),
  expires_at: null,
}

/** A set that contains every scope, also those of further modules. */
class EveryScope extends Set<Scope> {
  override has(): boolean {
    return true
  }
}

/** A caller with all scopes and without a stored key. */
const unrestricted = (name: string): Caller => ({
  kind: 'server',
  name,
  display_name: null,
  person: null,
  scopes: new EveryScope(),
  expires_at: null,
})

/** The caller with the key from the environment. */
export const bootstrapCaller: Caller = unrestricted('bootstrap')

/** The caller of commands: a user of the shell has access to the database anyway. */
export const cliCaller: Caller = unrestricted('cli')

/** The callers with all scopes. */
export const serverCallers: readonly Caller[] = [bootstrapCaller, cliCaller]
