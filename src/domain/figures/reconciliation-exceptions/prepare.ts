import { inArray } from 'drizzle-orm'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { figures } from '../figures/table.ts'
import type { ReconciliationException, ReconciliationExceptionInput } from './schema.ts'

type ExceptionDraft = Draft<ReconciliationException, ReconciliationExceptionInput>

const unknownFigure = (index: number): FieldError => ({
  pointer: `/figure_ids/${index}`,
  code: 'unknown_reference',
  message: {
    en: 'There is no figure with this id.',
    vi: 'Không có số liệu nào mang mã định danh này.',
  },
})

/** Asserts that all figures exist. A figure that is purged later stays in the list, where it parts nothing. */
export async function validateFigures(drafts: readonly ExceptionDraft[], context: WriteContext) {
  const ids = [...new Set(drafts.flatMap(({ values }) => values.figure_ids))]
  const rows = await context.transaction.orm
    .select({ id: figures.id })
    .from(figures)
    .where(inArray(figures.id, ids))
  const known = new Set(rows.map(({ id }) => id))
  return drafts.map(({ id, values, current }) => {
    collectProblem(context, id, () => {
      const errors = values.figure_ids.flatMap((figureId, index) =>
        known.has(figureId) || current?.figure_ids.includes(figureId) ? [] : [unknownFigure(index)],
      )
      if (errors.length > 0) throw new Problem('unknown_reference', { errors })
    })
    return values
  })
}
