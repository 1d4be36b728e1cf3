import { vietnameseDay } from '../libraries/vietnamese/day.ts'
import { Problem, type FieldError } from '../platform/http/problems.ts'
import type { Draft } from '../platform/resource/draft.ts'
import type { EntityRow, Row } from '../platform/resource/row.ts'
import type { WriteContext } from '../platform/resource/write-context.ts'
import { today } from './school-day.ts'

/**
 * The error of a day of the past that has not come by the calendar of the school; undefined if it has.
 * @param mayBeEmpty whether the day can be left out, as a decision cannot leave its own
 */
export const errorOfDayAhead = (
  field: string,
  day: string | null | undefined,
  mayBeEmpty = false,
): FieldError | undefined =>
  day === null || day === undefined || day <= today()
    ? undefined
    : {
        pointer: `/${field}`,
        code: 'in_future',
        message: {
          en: `${day} has not come yet: correct the day${mayBeEmpty ? ', or leave it out until it is known' : ''}.`,
          vi: `Ngày ${vietnameseDay(day)} chưa đến: hãy ghi lại cho đúng${mayBeEmpty ? '; nếu chưa có hoặc chưa rõ thì để trống' : ''}.`,
        },
      }

/**
 * Rejects days that have not come, for `prepare`. What is stored already does not keep other fields from changing.
 * @param fields the days on which something has happened
 */
export function rejectDaysAhead<R extends EntityRow, I extends Row>(
  drafts: readonly Draft<R, I>[],
  fields: readonly (keyof I & keyof R & string)[],
  { rejectRow }: Pick<WriteContext, 'rejectRow'>,
): void {
  for (const { id, current, values } of drafts) {
    const errors = fields.flatMap((field) => {
      const day = values[field] as string | null | undefined
      return day === current?.[field] ? [] : (errorOfDayAhead(field, day, true) ?? [])
    })
    if (errors.length > 0) rejectRow(id, new Problem('unprocessable', { errors }))
  }
}
