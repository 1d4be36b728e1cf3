import type { Scope } from './scope.ts'

/** Who sends a request. */
export interface Caller {
  /** Of the API key; `null` for anonymous readers and for the key from the environment. */
  key_id: string | null
  /** For logs, audit and rate limits: `anonymous`, `key:<id>`, `bootstrap`, `cli`. */
  name: string
  scopes: ReadonlySet<Scope>
  /** When the key stops working; `null`: never. */
  expires_at: string | null
}

/** A reader without a key. */
export const anonymous: Caller = { key_id: null, name: 'anonymous', scopes: new Set(), expires_at: null }

/** Has every scope that is asked for, whatever modules an application consists of. */
class EveryScope extends Set<Scope> {
  override has(): boolean {
    return true
  }
}

/** A caller who may do everything, without an end, and whom no table of keys holds. */
export const unrestricted = (name: string): Caller => ({
  key_id: null,
  name,
  scopes: new EveryScope(),
  expires_at: null,
})

/** Someone at the server's own shell, who could open the database anyway. */
export const cliCaller: Caller = unrestricted('cli')
