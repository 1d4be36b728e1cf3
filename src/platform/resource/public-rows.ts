import { insufficientScope } from '../http/insufficient-scope.ts'
import type { Access } from '../access/policy.ts'
import type { Scope } from '../access/scope.ts'
import type { ResourceDefinition } from './definition.ts'
import type { Draft } from './draft.ts'
import type { EntityRow, Row } from './row.ts'
import type { WriteContext } from './write-context.ts'

/** The scope that the caller needs to change or restore the row and does not have; undefined if there is none. */
const missingScope = ({ isPublic }: ResourceDefinition, row: EntityRow, { publicRowsNeed }: Access) =>
  isPublic?.(row) ? publicRowsNeed : undefined

/** @throws Problem 403 if the live row is public, now or later, and the caller may not change public rows */
export function assertMayChangePublicRow(
  resource: ResourceDefinition,
  current: EntityRow,
  access: Access,
): void {
  const scope = missingScope(resource, current, access)
  if (scope === undefined || current.deleted_at !== null) return
  throw insufficientScope(scope, {
    en: `It is public, or will be when its time comes: to change or delete it, the key needs the scope ${scope} too.`,
    vi: `Nội dung đã công khai hoặc sẽ tự công khai khi đến giờ: để sửa hoặc xóa, khóa cần có thêm quyền ${scope}.`,
  })
}

/**
 * The flags that a restore turns off: what was taken down is not shown again because it is needed again.
 * @param given what the row of a file says of them
 */
export const flagsOffOnRestore = (
  { offOnRestore = [] }: ResourceDefinition,
  current: Row,
  given: Row = {},
): Row =>
  Object.fromEntries(
    offOnRestore
      .filter((name) => current[name] === true && given[name] === undefined)
      .map((name) => [name, false]),
  )

/** The columns that change when the caller restores a row. */
export const restoreColumns = (resource: ResourceDefinition, current: EntityRow, access: Access): Row => ({
  deleted_at: null,
  ...(missingScope(resource, current, access) === undefined ? {} : resource.fieldsOnRestore),
})

/** The scope that a caller lacks to make a draft public; undefined if it stays hidden, is public already, or may become public. */
export function scopeToMakePublic<Stored extends EntityRow, Input extends Row>(
  { values, current }: Draft<Stored, Input>,
  isPublic: (row: Stored | Input) => boolean,
  { access }: WriteContext,
): Scope | undefined {
  const wasPublic = current !== undefined && current.deleted_at === null && isPublic(current)
  return wasPublic || !isPublic(values) ? undefined : access.publicRowsNeed
}
