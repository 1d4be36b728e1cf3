import type { Caller } from './caller.ts'
import type { Scope } from './scope.ts'

/** The access rules of an operation: who may call it, and which rows and fields it shows. */
export interface PolicyEntry {
  /** The scope that callers need; `public` for everyone, `key` for everyone with a key or an access token. */
  readonly needs: Scope | 'public' | 'key'
  /**
   * The scope for all rows and the trash. Callers without it see public live rows only. Absent: the operation has no rows
   * to filter.
   */
  readonly all_rows?: Scope
  /** The scope of callers who see and change no hidden rows but their own. It gives them the operation without `needs`. */
  readonly own_rows?: Scope
  /** The scope for the `internal` object. Absent: the operation has none. */
  readonly internal_fields?: Scope
  /** The further scope for changes of rows that are public, now or at a later time. */
  readonly public_rows?: Scope
  /** A probe of supervisors: it ignores credentials, and has no rate limit. */
  readonly probe?: true
  /** An operation for operators: processes that run jobs only serve it as well. */
  readonly servedByJobs?: true
}

/** Policy entries by operation id. A route without an entry cannot be registered. */
export type Policy = Readonly<Record<string, PolicyEntry>>

/** The entry of an operation for everyone, without rows to filter. */
export const everyone: PolicyEntry = { needs: 'public' }

/** The access of a caller to an operation, computed from its policy entry once per request. */
export interface Access {
  caller: Caller
  /** Whether the caller sees hidden rows and rows in the trash. */
  allRows: boolean
  internalFields: boolean
  /** Absent: no hidden rows, or all. `also`: own hidden rows beside public rows. `only`: own rows, and no others. */
  ownRows?: 'also' | 'only'
  /** The scope that the caller lacks to change public rows. Absent: the caller has it, or none is needed. */
  publicRowsNeed?: Scope
}

const has = (caller: Caller, scope: Scope | undefined) => scope !== undefined && caller.scopes.has(scope)

/** Whether a caller sees hidden rows of an operation. */
export const seesAllRows = ({ all_rows }: Pick<PolicyEntry, 'all_rows'>, caller: Caller): boolean =>
  has(caller, all_rows)

/** Whether a caller may call an operation. */
export const mayCall = ({ needs, own_rows: ownRows }: PolicyEntry, caller: Caller): boolean =>
  needs === 'public' ||
  (needs === 'key' ? caller.kind !== 'anonymous' : has(caller, needs) || has(caller, ownRows))

/** The own rows that a caller sees. */
function ownRowsOf(entry: PolicyEntry, caller: Caller): Pick<Access, 'ownRows'> {
  if (seesAllRows(entry, caller) || !has(caller, entry.own_rows)) return {}
  return { ownRows: entry.needs === 'public' ? 'also' : 'only' }
}

/** The access of a caller who may call the operation. */
export function accessOf(entry: PolicyEntry, caller: Caller): Access {
  return {
    caller,
    allRows: seesAllRows(entry, caller),
    ...ownRowsOf(entry, caller),
    internalFields: has(caller, entry.internal_fields),
    ...(entry.public_rows === undefined || has(caller, entry.public_rows)
      ? {}
      : { publicRowsNeed: entry.public_rows }),
  }
}
