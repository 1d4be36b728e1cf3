import { insufficientScope } from '../http/insufficient-scope.ts'
import type { Access } from '../access/policy.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'

/** The scope that a caller lacks to change a row, or to bring it back to readers; undefined where none is lacking. */
const missingScope = ({ isPublic }: ResourceDefinition, row: EntityRow, { publicRowsNeed }: Access) =>
  isPublic?.(row) ? publicRowsNeed : undefined

/** Refuses a change of a live row that readers see, or will see by its time alone. @throws Problem 403 */
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

/** What becomes of a row that a caller takes out of the trash. */
export const restoreColumns = (resource: ResourceDefinition, current: EntityRow, access: Access): Row => ({
  deleted_at: null,
  ...(missingScope(resource, current, access) === undefined ? {} : resource.fieldsOnRestore),
})
