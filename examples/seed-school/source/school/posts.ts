import type { Schemas } from '../client.ts'
import type { Size } from './size.ts'
import type { NumberedClass } from './training.ts'

type Section = Schemas['SectionInput']

/** The prefix of the external ids of posts; only posts of this script have it. */
export const postIdPrefix = 'mau-bai-'

/** A post, and the day of its publication. */
export interface DatedPost {
  row: Schemas['PostInput'] & { external_id: string }
  day: string
}

const notice = '*Bài viết mẫu do máy tạo ra; lớp học và số liệu đều không có thật.*'

/** The sections of the posts. */
export const sections = (): Section[] => [
  { external_id: 'mau-muc-1', name: 'Đào tạo (dữ liệu mẫu)', position: 90 },
  { external_id: 'mau-muc-2', name: 'Tổng kết năm (dữ liệu mẫu)', position: 91 },
]

const vietnameseDay = (day: string) => day.split('-').toReversed().join('/')

function opening({ row, subject }: NumberedClass, size: number): DatedPost {
  return {
    day: row.opened_on,
    row: {
      external_id: `${postIdPrefix}${row.external_id}`,
      title: `Khai giảng lớp ${row.name}`,
      summary: `Khai giảng lớp ${subject} với ${size} học viên (dữ liệu mẫu).`,
      body: `${notice}\n\nNgày ${vietnameseDay(row.opened_on)}, tại ${row.venue ?? 'trường'}, nhà trường tổ chức khai giảng lớp ${subject} với **${size} học viên**.\n\nLớp học kết thúc vào ngày ${vietnameseDay(row.closed_on)}.`,
      section: { external_id: 'mau-muc-1' },
      event_date: row.opened_on,
    },
  }
}

function summary(year: number, classCount: number, learnerCount: number): DatedPost {
  const learners = learnerCount.toLocaleString('vi')
  return {
    day: `${year}-12-30`,
    row: {
      external_id: `${postIdPrefix}tong-ket-${year}`,
      title: `Năm ${year}, nhà trường mở ${classCount} lớp với ${learners} học viên (dữ liệu mẫu)`,
      body: `${notice}\n\nTrong năm ${year}, nhà trường mở **${classCount} lớp** với **${learners} học viên**.\n\n41 đảng viên của 5 chi bộ được đánh giá, xếp loại.`,
      section: { external_id: 'mau-muc-2' },
      event_date: `${year}-12-30`,
    },
  }
}

/** A post about the opening of each class, and one about each year. */
export function posts(
  { years }: Size,
  classes: readonly NumberedClass[],
  sizeOfClass: ReadonlyMap<string, number>,
): DatedPost[] {
  const sizeOf = ({ row }: NumberedClass) => sizeOfClass.get(row.external_id) ?? 0
  const openings = classes.map((each) => opening(each, sizeOf(each)))
  const summaries = years.map((year) => {
    const ofYear = classes.filter(({ row }) => row.year === year)
    const learners = ofYear.reduce((sum, each) => sum + sizeOf(each), 0)
    return summary(year, ofYear.length, learners)
  })
  return [...openings, ...summaries]
}
