import type { Access } from '../access/policy.ts'
import { insufficientScope } from '../http/insufficient-scope.ts'
import type { Bilingual } from '../http/problems.ts'

/** Refuses what cannot be undone to callers who may only write. @throws Problem 403 */
export function assertMayPurge({ caller }: Access, detail?: Bilingual): void {
  if (!caller.scopes.has('trash:purge')) throw insufficientScope('trash:purge', detail)
}
