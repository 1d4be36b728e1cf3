import { inArray } from 'drizzle-orm'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { Problem, type FieldError } from '../../../platform/http/problems.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { figures } from '../figures/table.ts'
import { maxFigures } from './table.ts'
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

const tooMany: FieldError = {
  pointer: '/figure_ids',
  code: 'too_large',
  message: {
    en: `An exception has ${maxFigures} figures at most: make another one for the rest.`,
    vi: `Một ngoại lệ có tối đa ${vietnameseNumber(maxFigures)} số liệu: hãy tạo thêm ngoại lệ cho các số liệu còn lại.`,
  },
}

/**
 * Asserts that all figures exist, and that no list gets too long. A figure that is purged later stays in the list, where it parts
 * nothing.
 */
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
      // a correction may have made a stored list longer
      const isNew = values.figure_ids.some((figureId) => !current?.figure_ids.includes(figureId))
      if (isNew && values.figure_ids.length > maxFigures)
        throw new Problem('invalid_request', { errors: [tooMany] })
      if (errors.length > 0) throw new Problem('unknown_reference', { errors })
    })
    return values
  })
}
