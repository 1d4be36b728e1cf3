import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { enrollmentResultLabels, enrollmentStatusLabels } from '../enrollments/labels.ts'
import { enrollmentEventLabels } from './labels.ts'
import { statusesBefore, type EnrollmentResult, type EnrollmentStatus, type Happening } from './rules.ts'

const vietnameseStatus = (status: EnrollmentStatus) => enrollmentStatusLabels[status].vi.toLowerCase()

/** The 409 for a state that does not allow the value of a field. */
export const wrongState = (field: string, code: string, message: Bilingual): Problem =>
  new Problem('wrong_state', { errors: [{ pointer: `/${field}`, code, message }] })

/** The 422 for a value that contradicts others. */
export const contradiction = (field: string, code: string, message: Bilingual): Problem =>
  new Problem('unprocessable', { errors: [{ pointer: `/${field}`, code, message }] })

const closed = (status: EnrollmentStatus) =>
  status !== 'enrolled' && status !== 'withdrawn' && status !== 'deferred'

/** The 409 for an event that cannot follow on the status before it. @param field the field that names the event */
export function cannotFollow(
  field: string,
  kind: Happening,
  before: EnrollmentStatus,
  since: string | null | undefined,
): Problem {
  const allowed = statusesBefore(kind)
  const en =
    since === undefined || since === null
      ? `The enrollment is \`${before}\` by then`
      : `The enrollment is \`${before}\` since ${since}`
  const vi =
    since === undefined || since === null
      ? `Ghi danh khi đó đang ở trạng thái "${vietnameseStatus(before)}"`
      : `Ghi danh ở trạng thái "${vietnameseStatus(before)}" từ ngày ${vietnameseDay(since)}`
  const remedy: Bilingual = closed(before)
    ? {
        en: 'If that is wrong, correct its event first (`corrected` with `replaces_event_id`).',
        vi: 'Nếu chưa đúng, hãy đính chính sự kiện đó trước.',
      }
    : before === 'withdrawn'
      ? {
          en: 'Record `resumed` first if the learner came back, or give the right day in `on`.',
          vi: 'Nếu học viên đã trở lại, hãy ghi sự kiện "Học tiếp" trước, hoặc sửa lại ngày của sự kiện này.',
        }
      : {
          en: 'Give the right day in `on`, or record first what lies between.',
          vi: 'Hãy sửa lại ngày của sự kiện này, hoặc ghi sự kiện còn thiếu trước.',
        }
  return wrongState(field, 'cannot_follow', {
    en: `${en}; \`${kind}\` follows on ${allowed.map((status) => `\`${status}\``).join(' or ')} only. ${remedy.en}`,
    vi: `${vi}; "${enrollmentEventLabels[kind].vi}" chỉ ghi được khi ${allowed.map(vietnameseStatus).join(' hoặc ')}. ${remedy.vi}`,
  })
}

/** The 409 for an event after which a recorded one would no longer be possible. @param field the field that says its day */
export const breaksLater = (field: string, kind: Happening, on: string | null): Problem =>
  wrongState(field, 'breaks_later_event', {
    en: `After it stands the event \`${kind}\`${on === null ? '' : ` of ${on}`}, which could then not follow. Give another day, or correct that event first.`,
    vi: `Sau đó đã có sự kiện "${enrollmentEventLabels[kind].vi}"${on === null ? '' : ` ngày ${vietnameseDay(on)}`}, không thể đứng sau sự kiện này. Hãy sửa lại ngày, hoặc đính chính sự kiện đó trước.`,
  })

/** The 422 for an attending learner of a cancelled class. */
export const classCancelled = (field: string): Problem =>
  contradiction(field, 'class_cancelled', {
    en: 'The class was cancelled, so nobody attends it. Name another class, or correct the status of the class first.',
    vi: 'Lớp không mở nên không có học viên theo học. Hãy chọn lớp khác, hoặc sửa trạng thái của lớp trước.',
  })

/** The 422 for a result that cannot be that of the status. */
export function resultContradicts(
  field: string,
  status: EnrollmentStatus,
  result: EnrollmentResult | null,
): Problem {
  const label = vietnameseStatus(status)
  const vietnameseResult = result === null ? '' : enrollmentResultLabels[result].vi.toLowerCase()
  if (status === 'withdrawn') {
    return contradiction(field, 'result_contradicts', {
      en: `Who has withdrawn has no result, and here it is \`${result}\`: set \`result\` to null first, or correct the status.`,
      vi: `Học viên đã thôi học thì không có kết quả, nhưng kết quả đang là "${vietnameseResult}": hãy xóa kết quả trước, hoặc sửa trạng thái.`,
    })
  }
  return contradiction(field, 'result_contradicts', {
    en: `The status \`${status}\` and the result \`${result}\` contradict each other: correct one of them.`,
    vi: `Trạng thái "${label}" mâu thuẫn với kết quả "${vietnameseResult}": hãy sửa một trong hai.`,
  })
}
