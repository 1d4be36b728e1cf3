import { partyCellGradings } from '../../party/cell-gradings/table.ts'
import { partyMemberGradings } from '../../party/member-gradings/table.ts'
import { partyMembers } from '../../party/members/table.ts'
import { entityOf, SHARED_SEED, syntheticId } from '../identity.ts'
import { rowRegister, type Register } from '../register.ts'
import { syntheticPerson } from '../text/person.ts'
import { randomSource } from '../text/random.ts'
import { counts, markedName, partyCellId } from './shared.ts'

const FIRST_YEAR = 2015
const YEARS = 10

/** A confirmed grading of a subject in a year: the subject's gradings follow each other. */
function gradingOf(seed: number, kind: string, row: number) {
  const random = randomSource(seed, kind, row)
  const year = FIRST_YEAR + (row % YEARS)
  const entity = entityOf(seed, kind, row)
  return {
    ...entity,
    year,
    outcome: 'graded' as const,
    grade: random.pickEarly(['good', 'completed', 'excellent', 'not_completed'] as const),
    score: random.between(50, 98),
    decision_number: `${random.between(1, 99)}-QĐ/MẪU`,
    decided_on: `${year}-12-${random.between(10, 28)}`,
    published: true,
    confirmed_at: entity.created_at,
    chain_id: entity.id,
  }
}

/** Gradings of the shared cells, year by year. */
export const sharedCellGradings: Register = rowRegister({
  name: 'party-cell-gradings',
  table: partyCellGradings,
  units: counts.partyCells * YEARS,
  idOf: (row) => syntheticId(SHARED_SEED, 'party-cell-grading', row),
  rowOf: (row) => ({
    ...gradingOf(SHARED_SEED, 'party-cell-grading', row),
    party_cell_id: partyCellId(Math.floor(row / YEARS)),
  }),
})

const memberId = (seed: number, row: number) => syntheticId(seed, 'party-member', row)

/** Party members of a seed, in the shared cells. */
export const syntheticMembers = (seed: number, units: number): Register =>
  rowRegister({
    name: 'party-members',
    table: partyMembers,
    units,
    idOf: (row) => memberId(seed, row),
    rowOf: (row) => {
      const random = randomSource(seed, 'party member', row)
      return {
        ...entityOf(seed, 'party-member', row),
        // counted downwards: learners are others
        full_name: markedName(syntheticPerson(seed, -1 - row).full_name),
        party_cell_id: partyCellId(row % counts.partyCells),
        joined_on: `${random.between(1985, 2014)}-0${random.between(1, 9)}-${random.between(10, 28)}`,
        position: random.oneIn(8) ? 'cấp ủy viên' : null,
      }
    },
  })

/** Gradings of a seed's Party members, year by year. */
export const syntheticMemberGradings = (seed: number, members: number): Register =>
  rowRegister({
    name: 'party-member-gradings',
    table: partyMemberGradings,
    units: members * YEARS,
    idOf: (row) => syntheticId(seed, 'party-member-grading', row),
    rowOf: (row) => ({
      ...gradingOf(seed, 'party-member-grading', row),
      party_member_id: memberId(seed, Math.floor(row / YEARS)),
    }),
  })
