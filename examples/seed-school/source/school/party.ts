import type { Schemas } from '../client.ts'
import { padded, pick, hash32 } from './arithmetic.ts'
import type { Size } from './size.ts'

type Cell = Schemas['PartyCellInput']
type Member = Schemas['PartyMemberInput']
type Membership = Schemas['PartyMembershipInput']
type CellGrading = Schemas['PartyCellGradingInput']
type MemberGrading = Schemas['PartyMemberGradingInput']

const cellNames = [
  'Hành chính',
  'Đào tạo',
  'Lý luận cơ sở',
  'Nhà nước và pháp luật',
  'Xây dựng Đảng',
  'Tổ chức',
]
const organisation = { external_id: 'mau-db' }
const memberCount = 41
/** The last cell is merged into the first one; these are its last members. */
const mergedCell = cellNames.length
const mergedMembers = 3

/** The day of the merger: after the years whose gradings are stored. */
export const mergerDay = ({ years }: Size): string => `${(years.at(-1) ?? 0) + 1}-01-15`

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

const cell = (n: number) => ({ external_id: `mau-cb-${n}` })

/** Collectives that are graded beside the cells. */
const collectives: Cell[] = [
  { external_id: 'mau-tt-1', name: 'Tập thể lãnh đạo mẫu', kind: 'leadership' },
  { external_id: 'mau-tt-2', name: 'Khoa mẫu Lý luận cơ sở', kind: 'department' },
  { external_id: 'mau-tt-3', name: 'Khoa mẫu Xây dựng Đảng', kind: 'department' },
  { external_id: 'mau-tt-4', name: 'Công đoàn mẫu', kind: 'mass_organisation' },
]

/** The Party organisation of the school with six cells, of which the last one is merged, and other collectives. */
export const cells = (size: Size): Cell[] => [
  {
    ...organisation,
    name: 'Đảng bộ mẫu của Trường',
    kind: 'grassroots_organisation',
    committees_above: [{ committee: 'Đảng ủy mẫu Các cơ quan Đảng tỉnh' }],
  },
  ...cellNames.map((name, n): Cell => ({
    ...cell(n + 1),
    name: `Chi bộ mẫu ${name}`,
    parent: organisation,
    established_on: '2015-06-01',
    ...(n + 1 === mergedCell ? { dissolved_on: mergerDay(size), merged_into: cell(1) } : {}),
  })),
  ...collectives.map((collective): Cell => ({ ...collective, parent: organisation })),
]

const isMoved = (n: number) => n >= memberCount - mergedMembers

/** The forty-one members of the cells; those of the merged cell are in the cell that took them. */
export const members = (size: Size): Member[] =>
  Array.from({ length: memberCount }, (_, n) => ({
    external_id: `mau-dv-${n + 1}`,
    full_name: `Đảng Viên Mẫu ${padded(n + 1, 2)}`,
    party_cell: cell(isMoved(n) ? 1 : 1 + (n % (cellNames.length - 1))),
    ...(isMoved(n) ? { from: mergerDay(size) } : {}),
    joined_on: `${1990 + (hash32(n) % 28)}-05-19`,
    position: n < cellNames.length ? 'Bí thư' : null,
  }))

/** What the members of the merged cell were before. */
export const memberships = (size: Size): Membership[] =>
  members(size).flatMap(({ external_id }, n) =>
    isMoved(n)
      ? [
          {
            external_id: `mau-sh-${n + 1}`,
            party_member: { external_id: external_id ?? '' },
            party_cell: cell(mergedCell),
            from: `${(size.years[0] ?? 0) - 1}-01-01`,
            to: dayBefore(mergerDay(size)),
            kind: 'official' as const,
            left_for: 'moved_cell' as const,
          },
        ]
      : [],
  )

/** The decision about the gradings of a year. */
export const decision = (year: number) => ({
  year,
  decision_number: `MAU-${year}`,
  decided_on: `${year}-12-25`,
})

/** The self-assessment of each cell and collective in each year; its grading is published. */
export const cellGradings = ({ years }: Size): CellGrading[] =>
  years.flatMap((year) =>
    [
      ...cellNames.map((_, n) => cell(n + 1).external_id),
      ...collectives.map((one) => one.external_id ?? ''),
    ].map((external_id, n) => ({
      external_id: `mau-xlcb-${year}-${n + 1}`,
      party_cell: { external_id },
      year,
      grade: pick(['good', 'excellent', 'good', 'good', 'completed'] as const, n + year),
      published: true,
    })),
  )

const memberGrade = (chance: number): NonNullable<MemberGrading['grade']> => {
  if (chance < 18) return 'excellent'
  if (chance < 90) return 'good'
  return chance < 98 ? 'completed' : 'not_completed'
}

/** Members who have no grade in the first year, each for another reason. */
const withoutGrade: Record<number, Pick<MemberGrading, 'outcome' | 'reason_kind'>> = {
  [memberCount - 1]: { outcome: 'not_graded', reason_kind: 'new_member' },
  [memberCount - 2]: { outcome: 'exempt', reason_kind: 'exempt_from_activities' },
}

/** The self-assessment of each member in each year. */
export const memberGradings = ({ years }: Size): MemberGrading[] =>
  years.flatMap((year, at) =>
    Array.from({ length: memberCount }, (_, n): MemberGrading => {
      const assessed = { grade: memberGrade(hash32(year * 100 + n) % 100) }
      return {
        external_id: `mau-xldv-${year}-${n + 1}`,
        party_member: { external_id: `mau-dv-${n + 1}` },
        year,
        ...((at === 0 ? withoutGrade[n] : undefined) ?? assessed),
      }
    }),
  )
