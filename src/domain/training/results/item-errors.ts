import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import {
  Problem,
  type Bilingual,
  type FieldError,
  type ItemOutcome,
} from '../../../platform/http/problems.ts'

/** Collects the errors of items, so that one response names all of them. */
export class ItemErrors {
  readonly #errors = new Map<number, FieldError[]>()

  add(index: number, field: string, code: string, message: Bilingual): void {
    const error = { pointer: `/items/${index}${field === '' ? '' : `/${field}`}`, code, message }
    this.#errors.set(index, [...(this.#errors.get(index) ?? []), error])
  }

  addProblem(index: number, { errors }: Problem): void {
    for (const { pointer, code, message } of errors) this.add(index, (pointer ?? '').slice(1), code, message)
  }

  /** @throws Problem 422 with every error and what becomes of each item, if one is refused */
  assertNone(items: number, planned: readonly { index: number; isChanged: boolean }[]): void {
    const refused = this.#errors.size
    if (refused === 0) return
    const unchanged = new Set(planned.flatMap(({ index, isChanged }) => (isChanged ? [] : [index])))
    const outcomes = Array.from({ length: items }, (_, index): ItemOutcome => {
      const errors = this.#errors.get(index)
      if (errors !== undefined) return { outcome: 'refused', errors }
      return { outcome: unchanged.has(index) ? 'unchanged' : 'not_stored', errors: [] }
    })
    throw new Problem('unprocessable', {
      detail: {
        en: `${refused} of ${items} items are refused, so nothing is stored. \`items\` says what to correct.`,
        vi: `${vietnameseNumber(refused)}/${vietnameseNumber(items)} mục bị từ chối nên chưa lưu gì. Xem lỗi của từng mục để biết cần sửa gì.`,
      },
      errors: outcomes.flatMap(({ errors }) => errors),
      items: outcomes,
    })
  }
}
