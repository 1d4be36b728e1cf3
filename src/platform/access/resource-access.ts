import type { Policy, PolicyEntry } from './policy.ts'
import type { Scope } from './scope.ts'

/** The scopes for reading a resource. */
export interface ReadAccess {
  read: PolicyEntry['needs']
  /** The scope for hidden rows and rows in the trash. Absent: the resource has none. */
  all_rows?: Scope
  /** The scope of callers who see and change no hidden rows but their own. Absent: nobody has own rows. */
  own_rows?: Scope
  /** The scope for the `internal` object. Absent: the resource has none. */
  internal_fields?: Scope
}

/** The scopes for reading and writing a resource. */
export interface ResourceAccess extends ReadAccess {
  write: Scope
  /** The further scope for changes of public rows. Absent: `write` is enough. */
  public_rows?: Scope
}

/** The policy entry of read operations. */
export const readEntry = ({ read, all_rows, own_rows, internal_fields }: ReadAccess): PolicyEntry => ({
  needs: read,
  ...(all_rows === undefined ? {} : { all_rows }),
  ...(own_rows === undefined ? {} : { own_rows }),
  ...(internal_fields === undefined ? {} : { internal_fields }),
})

/** The policy entry of write operations for callers who see all rows. */
export const writeEntry = ({ public_rows, own_rows: _own, ...access }: ResourceAccess): PolicyEntry => ({
  ...readEntry(access),
  needs: access.write,
  all_rows: access.write,
  ...(public_rows === undefined ? {} : { public_rows }),
})

/** The policy entry of write operations, also for callers who change own rows alone. */
export const ownWriteEntry = (access: ResourceAccess): PolicyEntry => ({
  ...writeEntry(access),
  ...(access.own_rows === undefined ? {} : { own_rows: access.own_rows }),
})

/** The names of a resource in operation ids. */
interface Names {
  one: string
  many: string
}

/** The policy of reading one row and a list. */
export const readPolicy = ({ one, many, access }: Names & { access: ReadAccess }): Policy => ({
  [`list${many}`]: readEntry(access),
  [`get${one}`]: readEntry(access),
})

/** The policy of export and import. */
export const exchangePolicy = ({ many, access }: Names & { access: ResourceAccess }): Policy => ({
  // an export shows the rows and fields of the list
  [`export${many}`]: readEntry(access),
  // an import needs the scopes of its writes
  [`import${many}`]: writeEntry(access),
})

/** The policy of the usual operations of a resource, with export and import. */
export function resourcePolicy(resource: Names & { access: ResourceAccess }): Policy {
  const { one, access } = resource
  const write = ownWriteEntry(access)
  return {
    ...readPolicy(resource),
    ...exchangePolicy(resource),
    [`create${one}`]: write,
    // an external id that is taken would tell of a row that its sender does not see
    [`put${one}ByExternalId`]: writeEntry(access),
    [`update${one}`]: write,
    [`delete${one}`]: write,
    [`restore${one}`]: write,
  }
}
