import type { Caller } from './caller.ts'
import type { Scope } from './scope.ts'

/** Who may call an operation, which rows it touches, which fields it shows. */
export interface PolicyEntry {
  /** The scope a caller needs; `public` for everyone, `key` for everyone with a key. */
  readonly needs: Scope | 'public' | 'key'
  /**
   * Row filter: without this scope only live rows that are visible to the public are there; with it all are, and the
   * trash can be asked for. Absent: the operation has no rows to filter.
   */
  readonly all_rows?: Scope
  /** Field set: the scope that adds the `internal` object. Absent: the operation has none. */
  readonly internal_fields?: Scope
  /** Changes of rows that are public, or become so by their time alone, need this scope as well. */
  readonly public_rows?: Scope
  /** Asked by supervisors: it looks at no credentials, and no limit counts it. */
  readonly probe?: true
}

/** Policy entries by operation id. What has no entry is denied. */
export type Policy = Readonly<Record<string, PolicyEntry>>

/** An operation for everyone, without rows to filter. */
export const everyone: PolicyEntry = { needs: 'public' }

/** What a caller gets of an operation, decided once a request from its policy entry. */
export interface Access {
  caller: Caller
  /** Hidden and trashed rows are there too. */
  allRows: boolean
  internalFields: boolean
  /** The scope without which public rows may not be changed; absent: the caller has it, or none is needed. */
  publicRowsNeed?: Scope
}

const has = (caller: Caller, scope: Scope | undefined) => scope !== undefined && caller.scopes.has(scope)

/** Whether a caller gets hidden rows of an operation too. */
export const seesAllRows = ({ all_rows }: Pick<PolicyEntry, 'all_rows'>, caller: Caller): boolean =>
  has(caller, all_rows)

/** The access of a caller who may call the operation at all. */
export function accessOf(entry: PolicyEntry, caller: Caller): Access {
  return {
    caller,
    allRows: has(caller, entry.all_rows),
    internalFields: has(caller, entry.internal_fields),
    ...(entry.public_rows === undefined || has(caller, entry.public_rows)
      ? {}
      : { publicRowsNeed: entry.public_rows }),
  }
}
