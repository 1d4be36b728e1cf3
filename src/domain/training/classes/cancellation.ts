import { Problem } from '../../../platform/http/problems.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { today } from '../../school-day.ts'
import type { Class, ClassInput } from './schema.ts'

function notCancelled(): Problem {
  const message = {
    en: 'Only a cancelled class has it: set `status` to `cancelled` too, or leave it out.',
    vi: 'Chỉ lớp không mở mới có ngày hủy: hãy ghi trạng thái "Không mở", hoặc bỏ ngày hủy.',
  }
  return new Problem('unprocessable', {
    errors: [{ pointer: '/cancelled_on', code: 'not_cancelled', message }],
  })
}

/** The day of a draft; `undefined` leaves the stored one. @throws Problem 422 for the day of a class that is not cancelled */
function cancelledOn({ current, values }: Draft<Class, ClassInput>, day: string): string | null | undefined {
  const given = values.cancelled_on
  if (values.status !== 'cancelled') {
    // a merge patch of the status alone carries the stored day
    if (given !== undefined && given !== null && given !== current?.cancelled_on) throw notCancelled()
    return null
  }
  const isNew = current !== undefined && current.status !== 'cancelled'
  return given === undefined && isNew ? day : given
}

/** Proposes the day of the write for classes that become cancelled, and removes that of other classes; for `prepare`. */
export function proposeCancellationDays(
  drafts: readonly Draft<Class, ClassInput>[],
  { rejectRow }: WriteContext,
): ClassInput[] {
  const day = today()
  return drafts.map((draft) => {
    const { id, values } = draft
    const cancelled_on = collectProblem({ rejectRow }, id, () => cancelledOn(draft, day))
    return cancelled_on === values.cancelled_on ? values : { ...values, cancelled_on }
  })
}
