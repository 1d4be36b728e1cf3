import type { Scope } from './scope.ts'

/** The sender of a request. */
export interface Caller {
  /** The id of the API key; null for anonymous callers and for the key from the environment. */
  key_id: string | null
  /** The name for logs, audit, rate limits and Idempotency-Key: `anonymous`, `key:<id>`, `bootstrap` or `cli`. */
  name: string
  /** The name that people know; null for callers without one. */
  display_name: string | null
  scopes: ReadonlySet<Scope>
  /** When the key expires; null for never. */
  expires_at: string | null
}

/** A caller without a key. */
export const anonymous: Caller = {
  key_id: null,
  name: 'anonymous',
  display_name: null,
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
export const unrestricted = (name: string): Caller => ({
  key_id: null,
  name,
  display_name: null,
  scopes: new EveryScope(),
  expires_at: null,
})

/** The caller of commands: a user of the shell has access to the database anyway. */
export const cliCaller: Caller = unrestricted('cli')
