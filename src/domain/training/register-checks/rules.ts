import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { enrollmentEventLabels } from '../enrollment-events/labels.ts'
import type { Happening } from '../enrollment-events/rules.ts'
import { schoolDay } from '../../school-day.ts'

/** The registers whose rows are checked. */
export const checkedRegisters = ['classes', 'enrollments', 'learners'] as const

/** A row that a rule finds, with what its words name. */
export interface Finding {
  id: string
  label: string
  others: { id: string; label: string }[]
  first: string | null
  second: string | null
}

/** A rule of what is doubtful in a register. */
export interface CheckRule {
  name: string
  register: (typeof checkedRegisters)[number]
  /** Selects `Finding`s without an order; `$year` is the checked year. */
  select: SQL
  words(finding: Finding): Bilingual
}

const year = sql.placeholder('year')
const none = sql`'[]'::json`

/** Live enrollments in classes of the year, with the label that a registrar knows them by. */
const enrollmentsOfYear = (joins = sql``) => sql`enrollments as e
  join classes as c on c.id = e.class_id join learners as l on l.id = e.learner_id ${joins}
  where c.year = ${year} and c.deleted_at is null and e.deleted_at is null`
const labelOfEnrollment = sql`l.full_name || ' (' || c.code || ')'`

const numberInVietnamese = (count: string | null) => vietnameseNumber(Number(count))
const dayInVietnamese = (day: string | null) => vietnameseDay(day ?? '')

const overCapacity: CheckRule = {
  name: 'class_over_capacity',
  register: 'classes',
  select: sql`select c.id, c.code as label, ${none} as others,
      greatest(k.enrolled_planned + k.enrolled_unplanned + k.enrolled_as_class, coalesce(c.headcount, 0))::text as first,
      c.capacity::text as second
    from classes as c join class_counts as k on k.class_id = c.id
    where c.year = ${year} and c.deleted_at is null and c.status <> 'cancelled'
      and greatest(k.enrolled_planned + k.enrolled_unplanned + k.enrolled_as_class, coalesce(c.headcount, 0)) > c.capacity`,
  words: ({ first, second }) => ({
    en: `The class has ${first} learners and room for ${second}: correct the capacity, or the enrollments.`,
    vi: `Lớp có ${numberInVietnamese(first)} học viên, vượt chỉ tiêu ${numberInVietnamese(second)}: hãy kiểm tra lại chỉ tiêu hoặc danh sách học viên.`,
  }),
}

const openedInOtherYear: CheckRule = {
  name: 'class_opened_in_other_year',
  register: 'classes',
  select: sql`select c.id, c.code as label, ${none} as others, c.opened_on::text as first, c.year::text as second
    from classes as c
    where c.year = ${year} and c.deleted_at is null and extract(year from c.opened_on) <> c.year`,
  words: ({ first, second }) => ({
    en: `The class counts in ${second}, but its first day is ${first}: correct the year or the day.`,
    vi: `Lớp được tính cho năm ${second} nhưng khai giảng ngày ${dayInVietnamese(first)}: hãy sửa lại năm hoặc ngày khai giảng.`,
  }),
}

const completedWithoutDay: CheckRule = {
  name: 'completed_class_without_closing_day',
  register: 'classes',
  select: sql`select c.id, c.code as label, ${none} as others, null as first, null as second
    from classes as c
    where c.year = ${year} and c.deleted_at is null and c.status = 'completed' and c.closed_on is null`,
  words: () => ({
    en: 'The class is completed, but its last day is not known, so no report of a period can count it: give `closed_on`.',
    vi: 'Lớp đã bế giảng nhưng chưa ghi ngày bế giảng nên chưa được tính vào báo cáo theo kỳ: hãy bổ sung ngày bế giảng.',
  }),
}

const inCancelledClass: CheckRule = {
  name: 'enrollment_in_cancelled_class',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, ${none} as others, c.code as first, e.status as second
    from ${enrollmentsOfYear()} and c.status = 'cancelled' and e.status in ('enrolled', 'deferred', 'completed', 'failed')`,
  words: ({ first, second }) =>
    second === 'deferred'
      ? {
          en: `The class ${first} is cancelled, but the learner is deferred in it: record a transfer to another class, correct the deferral, or correct the class.`,
          vi: `Lớp ${first} không mở nhưng học viên vẫn đang bảo lưu ở lớp này: hãy ghi chuyển lớp, đính chính việc bảo lưu, hoặc sửa lại trạng thái lớp.`,
        }
      : {
          en: `The class ${first} is cancelled, but the learner attends it: record a withdrawal or a transfer, or correct the class.`,
          vi: `Lớp ${first} không mở nhưng học viên vẫn còn trong lớp: hãy ghi thôi học hoặc chuyển lớp, hoặc sửa lại trạng thái lớp.`,
        },
}

const withdrawnWithResult: CheckRule = {
  name: 'withdrawn_with_result',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, ${none} as others, null as first, null as second
    from ${enrollmentsOfYear()} and e.status = 'withdrawn' and e.result is not null`,
  words: () => ({
    en: 'The learner has withdrawn, but has a result: remove the result, or correct the withdrawal.',
    vi: 'Học viên đã thôi học nhưng vẫn có kết quả xếp loại: hãy xóa kết quả hoặc đính chính việc thôi học.',
  }),
}

const resultContradicts: CheckRule = {
  name: 'result_contradicts_status',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, ${none} as others, null as first, null as second
    from ${enrollmentsOfYear()}
      and ((e.status = 'completed' and e.result = 'failed') or (e.status = 'failed' and e.result <> 'failed'))`,
  words: () => ({
    en: 'Status and result say the opposite of each other about whether the learner completed the class: correct one of them.',
    vi: 'Trạng thái và kết quả xếp loại trái nhau về việc học viên có hoàn thành lớp hay không: hãy sửa lại một trong hai.',
  }),
}

/** Selects enrollments with the day and the kind of their first event for which the condition over `enrollment_events` holds. */
const firstEvents = (condition: SQL) => sql`select e.id, ${labelOfEnrollment} as label, ${none} as others,
    event.day::text as first, event.kind as second
  from ${enrollmentsOfYear(sql`cross join lateral (
    select "on" as day, effective_kind as kind from enrollment_events
    where enrollment_id = e.id and ${condition} order by "on", place limit 1
  ) as event`)}`

/** A decision is often recorded before its day, so that such events are stored. Until that day they are doubtful. */
const eventInFuture: CheckRule = {
  name: 'event_in_future',
  register: 'enrollments',
  select: firstEvents(sql`effective_kind is not null and "on" > ${sql.raw(schoolDay)}`),
  words: ({ first, second }) => {
    const { en, vi } = enrollmentEventLabels[second as Happening]
    return {
      en: `The event "${en}" is of ${first}, a day that has not come: correct the day if it is wrong; else nothing is to be done.`,
      vi: `Sự kiện "${vi}" ghi ngày ${dayInVietnamese(first)}, là ngày chưa đến: nếu ghi nhầm, hãy đính chính ngày; nếu đúng theo quyết định thì không cần sửa.`,
    }
  },
}

/** A status that is written late gets the day of the write, on which the class may have been over for long. */
const eventAfterClass: CheckRule = {
  name: 'event_after_class',
  register: 'enrollments',
  select: firstEvents(
    sql`effective_kind in ('withdrawn', 'transferred', 'deferred', 'resumed') and "on" > c.closed_on`,
  ),
  words: ({ first, second }) => {
    const { en, vi } = enrollmentEventLabels[second as Happening]
    return {
      en: `The event "${en}" is of ${first}, after the last day of the class: correct the day of the event, or the last day of the class.`,
      vi: `Sự kiện "${vi}" ghi ngày ${dayInVietnamese(first)}, sau ngày bế giảng: hãy đính chính ngày của sự kiện, hoặc sửa lại ngày bế giảng.`,
    }
  },
}

const transferWithoutEnrollment: CheckRule = {
  name: 'transfer_without_enrollment',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, ${none} as others, there.code as first, null as second
    from ${enrollmentsOfYear(sql`
      join enrollment_events as event on event.enrollment_id = e.id and event.effective_kind = 'transferred'
      join enrollments as other on other.id = event.to_enrollment_id and other.deleted_at is not null
      join classes as there on there.id = other.class_id`)}`,
  words: ({ first }) => ({
    en: `The learner was transferred to ${first}, but the enrollment there is in the trash, so that the learner counts in neither class: restore it, or correct the transfer.`,
    vi: `Học viên đã chuyển sang lớp ${first} nhưng ghi danh ở lớp đó đã bị xóa nên không được tính ở lớp nào: hãy khôi phục ghi danh đó, hoặc đính chính việc chuyển lớp.`,
  }),
}

const enrolledBeforeOpening: CheckRule = {
  name: 'enrolled_before_opening',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, ${none} as others, e.enrolled_on::text as first,
      c.opened_on::text as second
    from ${enrollmentsOfYear()} and e.enrolled_on < c.opened_on`,
  words: ({ first, second }) => ({
    en: `The day of enrollment (${first}) is before the first day of the class (${second}): check both.`,
    vi: `Ngày vào lớp (${dayInVietnamese(first)}) trước ngày khai giảng (${dayInVietnamese(second)}); đề nghị kiểm tra.`,
  }),
}

const districtAfterReform: CheckRule = {
  name: 'district_after_reform',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, ${none} as others, e.enrolled_on::text as first, null as second
    from ${enrollmentsOfYear()} and e.position_level = 'district' and e.enrolled_on > '2025-07-01'`,
  words: ({ first }) => ({
    en: `The learner enrolled on ${first} with a position of a district, but there are no districts since 2025-07-01: give the present level.`,
    vi: `Học viên nhập học ngày ${dayInVietnamese(first)} với chức vụ cấp huyện, nhưng từ ngày 01/07/2025 không còn cấp huyện: hãy ghi lại cấp công tác hiện nay.`,
  }),
}

const sameCertificate: CheckRule = {
  name: 'same_certificate_number',
  register: 'enrollments',
  select: sql`select e.id, ${labelOfEnrollment} as label, same.others, e.certificate_number as first, null as second
    from enrollments as e join classes as c on c.id = e.class_id join learners as l on l.id = e.learner_id
    cross join lateral (
      select json_agg(json_build_object('id', o.id, 'label', o.label) order by o.id) as others from (
        select o.id, p.full_name || ' (' || k.code || ')' as label
        from enrollments as o join classes as k on k.id = o.class_id join learners as p on p.id = o.learner_id
        where key_of_code(o.certificate_number) = key_of_code(e.certificate_number) and o.id <> e.id and o.deleted_at is null
          and k.deleted_at is null and coalesce(o.certificate_kind, '') = coalesce(e.certificate_kind, '')
          and coalesce(o.certificate_issuer, '') = coalesce(e.certificate_issuer, '')
          and coalesce(extract(year from o.certificate_issued_on)::text, o.class_id::text)
            = coalesce(extract(year from e.certificate_issued_on)::text, e.class_id::text)
        order by o.id limit 20
      ) as o
    ) as same
    where c.year = ${year} and c.deleted_at is null and e.deleted_at is null and e.certificate_number is not null
      and same.others is not null`,
  words: ({ first }) => ({
    en: `The certificate number ${first} is stored for several enrollments: correct the wrong one.`,
    vi: `Số hiệu ${first} được ghi cho nhiều học viên: hãy kiểm tra và sửa lại cho đúng.`,
  }),
}

const samePerson: CheckRule = {
  name: 'same_person',
  register: 'learners',
  select: sql`select l.id, l.full_name as label, same.others, null as first, null as second
    from learners as l cross join lateral (
      select json_agg(json_build_object('id', o.id, 'label', o.full_name) order by o.id) as others from (
        select o.id, o.full_name from learners as o
        where name_key(o.full_name) = name_key(l.full_name) and o.birth_year is not distinct from l.birth_year
          and o.birth_date is not distinct from l.birth_date and name_key(o.unit) is not distinct from name_key(l.unit)
          and o.deleted_at is null and o.anonymized_at is null and o.id <> l.id order by o.id limit 20
      ) as o
    ) as same
    where l.deleted_at is null and l.anonymized_at is null and same.others is not null and exists (
      select from enrollments as e join classes as c on c.id = e.class_id
      where e.learner_id = l.id and e.deleted_at is null and c.deleted_at is null and c.year = ${year}
    )`,
  words: () => ({
    en: 'Several learners have this name, birth and unit: if they are one person, move the enrollments to one of them and delete the others; else complete what tells them apart, such as the day of birth or the unit.',
    vi: 'Có nhiều học viên trùng họ tên, ngày sinh, đơn vị: nếu là một người, hãy chuyển ghi danh về một bản ghi rồi xóa bản ghi thừa; nếu không, hãy bổ sung thông tin để phân biệt, như ngày sinh hoặc đơn vị.',
  }),
}

/** All rules, in the order of the list. */
export const checkRules: readonly CheckRule[] = [
  overCapacity,
  openedInOtherYear,
  completedWithoutDay,
  inCancelledClass,
  withdrawnWithResult,
  resultContradicts,
  eventInFuture,
  eventAfterClass,
  transferWithoutEnrollment,
  enrolledBeforeOpening,
  districtAfterReform,
  sameCertificate,
  samePerson,
]
