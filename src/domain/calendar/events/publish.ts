import { insufficientScope } from '../../../platform/http/insufficient-scope.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import { scopeToMakePublic } from '../../../platform/resource/public-rows.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { EventInput, SchoolEvent } from './schema.ts'

/** Rejects drafts that would become public by a caller who may not publish; for `prepare`. */
export function rejectUnpublishable(
  drafts: readonly Draft<SchoolEvent, EventInput>[],
  context: WriteContext,
): EventInput[] {
  for (const draft of drafts) {
    const scope = scopeToMakePublic(draft, ({ internal }) => !internal, context)
    if (scope === undefined) continue
    context.rejectRow(
      draft.id,
      insufficientScope(scope, {
        en: `To make an event public, the key needs the scope ${scope} too: send internal as true.`,
        vi: `Để công khai sự kiện, khóa cần có thêm quyền ${scope}; nếu không, hãy đặt sự kiện là nội bộ.`,
      }),
    )
  }
  return drafts.map(({ values }) => values)
}
