import type { Policy, PolicyEntry } from './policy.ts'
import type { Scope } from './scope.ts'

/** Who may read a resource. */
export interface ReadAccess {
  read: PolicyEntry['needs']
  /** Who sees hidden and trashed rows too. Absent: the resource has none. */
  all_rows?: Scope
  /** Who sees the `internal` object. Absent: the resource has none. */
  internal_fields?: Scope
}

/** Who may read and write a resource. */
export interface ResourceAccess extends ReadAccess {
  write: Scope
  /** Who may also change rows that are public. Absent: who may write. */
  public_rows?: Scope
}

/** The policy of reading a resource. */
export const readEntry = ({ read, all_rows, internal_fields }: ReadAccess): PolicyEntry => ({
  needs: read,
  ...(all_rows === undefined ? {} : { all_rows }),
  ...(internal_fields === undefined ? {} : { internal_fields }),
})

/** The policy of writing a resource: its writers see all of its rows. */
export const writeEntry = ({ public_rows, ...access }: ResourceAccess): PolicyEntry => ({
  ...readEntry(access),
  needs: access.write,
  all_rows: access.write,
  ...(public_rows === undefined ? {} : { public_rows }),
})

/** The names of a resource in operation ids. */
interface Names {
  one: string
  many: string
}

/** The policy of the operations that read a resource row by row and as a list. */
export const readPolicy = ({ one, many, access }: Names & { access: ReadAccess }): Policy => ({
  [`list${many}`]: readEntry(access),
  [`get${one}`]: readEntry(access),
})

/** The policy of the usual operations of a resource, its export and its import among them. */
export function resourcePolicy(resource: Names & { access: ResourceAccess }): Policy {
  const { one, many, access } = resource
  const write = writeEntry(access)
  return {
    ...readPolicy(resource),
    // a list in one piece: never more rows or fields than the list has
    [`export${many}`]: readEntry(access),
    [`create${one}`]: write,
    [`put${one}ByExternalId`]: write,
    [`update${one}`]: write,
    [`delete${one}`]: write,
    [`restore${one}`]: write,
    // many writes in one piece: never more than each of them may
    [`import${many}`]: write,
  }
}
