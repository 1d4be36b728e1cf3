import type { Schemas } from '../client.ts'
import { padded, pick, hash32 } from './arithmetic.ts'
import type { Size } from './size.ts'

type Cell = Schemas['PartyCellInput']
type Member = Schemas['PartyMemberInput']
type CellGrading = Schemas['PartyCellGradingInput']
type MemberGrading = Schemas['PartyMemberGradingInput']

const cellNames = ['Hành chính', 'Đào tạo', 'Lý luận cơ sở', 'Nhà nước và pháp luật', 'Xây dựng Đảng']
const memberCount = 41

/** The five Party cells of the school. */
export const cells = (): Cell[] =>
  cellNames.map((name, n) => ({
    external_id: `mau-cb-${n + 1}`,
    name: `Chi bộ mẫu ${name}`,
    established_on: '2015-06-01',
  }))

/** The forty-one members of the cells. */
export const members = (): Member[] =>
  Array.from({ length: memberCount }, (_, n) => ({
    external_id: `mau-dv-${n + 1}`,
    full_name: `Đảng Viên Mẫu ${padded(n + 1, 2)}`,
    party_cell: { external_id: `mau-cb-${1 + (n % cellNames.length)}` },
    joined_on: `${1990 + (hash32(n) % 28)}-05-19`,
    position: n < cellNames.length ? 'Bí thư' : null,
  }))

/** The decision about the gradings of a year. */
export const decision = (year: number) => ({
  year,
  decision_number: `MAU-${year}`,
  decided_on: `${year}-12-25`,
})

/** A published grading of each cell in each year. */
export const cellGradings = ({ years }: Size): CellGrading[] =>
  years.flatMap((year) =>
    cellNames.map((_, n) => ({
      external_id: `mau-xlcb-${year}-${n + 1}`,
      party_cell: { external_id: `mau-cb-${n + 1}` },
      grade: pick(['good', 'excellent', 'good', 'good', 'completed'] as const, n + year),
      published: true,
      ...decision(year),
    })),
  )

const memberGrade = (chance: number): NonNullable<MemberGrading['grade']> => {
  if (chance < 18) return 'excellent'
  if (chance < 90) return 'good'
  return chance < 98 ? 'completed' : 'not_completed'
}

/** A grading of each member in each year. */
export const memberGradings = ({ years }: Size): MemberGrading[] =>
  years.flatMap((year) =>
    Array.from({ length: memberCount }, (_, n): MemberGrading => ({
      external_id: `mau-xldv-${year}-${n + 1}`,
      party_member: { external_id: `mau-dv-${n + 1}` },
      grade: memberGrade(hash32(year * 100 + n) % 100),
      ...decision(year),
    })),
  )
