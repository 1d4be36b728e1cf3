import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { vietnameseDay } from '../../libraries/vietnamese/day.ts'
import {
  certificateKindLabels,
  enrollmentResultLabels,
  enrollmentStatusLabels,
} from '../../domain/training/enrollments/labels.ts'
import { sexLabels } from '../../domain/training/learners/labels.ts'
import type { Cell } from '../../libraries/xlsx/writer/cell.ts'
import type { Roster, RosterLine } from './schema.ts'

/** A roster as a table in Vietnamese. */
interface RosterSheet {
  name: string
  titles: string[]
  headers: string[]
  rows: Cell[][]
}

const dayCell = (day: string | null) => day && vietnameseDay(day)

const columns: readonly [header: string, cell: (line: RosterLine) => Cell][] = [
  ['TT', ({ number }) => number],
  ['Mã số học viên', ({ learner_code }) => learner_code],
  ['Họ và tên', ({ full_name }) => full_name],
  ['Ngày sinh', ({ birth_date, birth_year }) => dayCell(birth_date) ?? birth_year],
  ['Giới tính', ({ sex }) => sex && sexLabels[sex].vi],
  ['Chức vụ', ({ position }) => position],
  ['Đơn vị công tác', ({ unit }) => unit],
  ['Ngày nhập học', ({ enrolled_on }) => dayCell(enrolled_on)],
  ['Trạng thái', ({ status }) => enrollmentStatusLabels[status].vi],
  ['Điểm', ({ score }) => score],
  ['Xếp loại', ({ result }) => result && enrollmentResultLabels[result].vi],
  ['Loại văn bằng, chứng chỉ', ({ certificate_kind: kind }) => kind && certificateKindLabels[kind].vi],
  ['Số hiệu', ({ certificate_number }) => certificate_number],
  ['Số vào sổ', ({ register_number }) => register_number],
  ['Ngày cấp', ({ certificate_issued_on }) => dayCell(certificate_issued_on)],
]

function titlesOf({ class: { code, name, opened_on, closed_on }, items }: Roster): string[] {
  const days = [
    opened_on && `Khai giảng: ${vietnameseDay(opened_on)}`,
    closed_on && `Bế giảng: ${vietnameseDay(closed_on)}`,
    `Số học viên trong danh sách: ${vietnameseNumber(items.length)}`,
  ]
  return [`Danh sách lớp ${code}`, name, days.filter(Boolean).join('; ')]
}

/** The table that CSV and XLSX files contain. */
export function toSheet(roster: Roster): RosterSheet {
  return {
    name: `Danh sách lớp ${roster.class.code}`,
    titles: titlesOf(roster),
    headers: columns.map(([header]) => header),
    rows: roster.items.map((line) => columns.map(([, cell]) => cell(line))),
  }
}
