import { and, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.ts'
import { seesAllRows } from '../../platform/access/policy.ts'
import type { ReadAccess } from '../../platform/access/resource-access.ts'
import { partyAccess } from '../../domain/party/access.ts'
import type { Caller } from '../../platform/access/caller.ts'
import { commendations as table } from '../../domain/party/commendations/table.ts'
import { extractFigures } from '../../libraries/figure-grammar/extract.ts'
import type { Unit } from '../../libraries/figure-grammar/figure.ts'
import type { RegisterCounts } from './register-rows.ts'

const register = 'commendations'

const select = {
  year: table.year,
  party_cell_id: table.party_cell_id,
  party_member_id: table.party_member_id,
  person_id: table.person_id,
  unit: table.unit,
}

type Award = { [Name in keyof typeof select]: (typeof select)[Name]['_']['data'] | null }
type Recipient = 'party_cell_id' | 'party_member_id' | 'person_id'

interface Commended {
  indicator: string
  recipient: Recipient
  /** What a group of them is counted in: 9 đảng viên. */
  units: readonly Unit[]
  /** As of `Counting`. */
  needsAllRows?: ReadAccess
}

const commended: readonly Commended[] = [
  { indicator: 'party.cells_commended', recipient: 'party_cell_id', units: ['cell'] },
  {
    indicator: 'party.members_commended',
    recipient: 'party_member_id',
    units: ['member'],
    needsAllRows: partyAccess,
  },
  {
    indicator: 'staff.commended',
    recipient: 'person_id',
    units: ['staff', 'lecturer'],
  },
]

/** How many a group is, where its name says so and says nothing else: `9 đảng viên`, and not `Công đoàn trường`. */
function groupOf(name: string, units: readonly Unit[]): number {
  const [figure, ...others] = extractFigures(name)
  return figure !== undefined && others.length === 0 && units.includes(figure.unit) ? figure.value : 0
}

function countOf(awards: readonly Award[], { recipient, units }: Commended): number {
  // who got two awards was commended once
  const named = new Set(awards.flatMap((award) => award[recipient] ?? []))
  return awards.reduce((sum, { unit }) => sum + (unit === null ? 0 : groupOf(unit, units)), named.size)
}

/** Who was commended in each of the years: those that awards name, and those of groups that awards count. */
export async function commendedCounts(
  { orm }: Pick<Transaction, 'orm'>,
  years: readonly number[],
  caller: Caller,
): Promise<RegisterCounts[]> {
  const awards = await orm
    .select(select)
    .from(table)
    .where(and(isNull(table.deleted_at), inArray(table.year, [...years])))
  return years.flatMap((year) => {
    const ofYear = awards.filter((award) => award.year === year)
    return commended
      .filter(({ needsAllRows }) => needsAllRows === undefined || seesAllRows(needsAllRows, caller))
      .map((one): RegisterCounts => {
        const cells = [{ dimensions: {}, count: countOf(ofYear, one) }]
        return { register, indicator: one.indicator, year, countable: [], cells }
      })
  })
}
