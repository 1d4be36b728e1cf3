import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { assertMatch, type Precondition } from '../../../platform/http/etag.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Writing } from '../../../platform/resource/writing.ts'
import type { Class, ClassInput } from './schema.ts'
import type { classes } from './table.ts'
import { today } from '../../school-day.ts'
import { changeRow, liveRowForWrite, type WrittenRow } from '../../../platform/resource/write.ts'

/**
 * Completes a class on the given day, otherwise on its `closed_on`, otherwise today.
 * @throws Problem 409 for a cancelled class, 422 for a day before its first one or before an enrollment.
 */
export async function closeClass(
  writing: Writing<Class, ClassInput, typeof classes>,
  key: string,
  precondition: Precondition,
  day: string | undefined,
): Promise<WrittenRow<Class>> {
  const current = await liveRowForWrite(writing, key)
  if (current.status === 'completed') return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  if (current.status === 'cancelled') throw cancelledProblem()
  const closedOn = day ?? current.closed_on ?? today()
  const openedOn = current.opened_on
  if (openedOn !== null && closedOn < openedOn) throw beforeOpeningProblem(openedOn)
  return await changeRow(writing, current, { status: 'completed', closed_on: closedOn })
}

const cancelledProblem = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'The class was cancelled, so it cannot be closed. If that is wrong, correct its status first.',
      vi: 'Lớp không mở nên không có bế giảng. Nếu chưa đúng, hãy sửa trạng thái của lớp trước.',
    },
  })

function beforeOpeningProblem(openedOn: string): Problem {
  const message = {
    en: `It must not be before the first day of the class, ${openedOn}: correct it, or that day first.`,
    vi: `Không được trước ngày khai giảng ${vietnameseDay(openedOn)}: hãy sửa lại ngày này, hoặc sửa ngày khai giảng trước.`,
  }
  return new Problem('unprocessable', {
    errors: [{ pointer: '/closed_on', code: 'before_start', message }],
  })
}
